module.exports=require("../action/stages-smoke.js");
