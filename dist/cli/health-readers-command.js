module.exports=require("../action/health-readers-command.js");
