module.exports=require("../action/stages-deploy.js");
