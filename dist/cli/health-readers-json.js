module.exports=require("../action/health-readers-json.js");
