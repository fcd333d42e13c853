module.exports=require("../action/stages-verify.js");
