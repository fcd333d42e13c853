module.exports=require("../action/health-readers-alertmanager.js");
