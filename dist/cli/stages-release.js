module.exports=require("../action/stages-release.js");
