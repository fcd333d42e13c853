module.exports=require("../action/stages-settle.js");
