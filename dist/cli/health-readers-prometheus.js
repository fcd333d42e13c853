module.exports=require("../action/health-readers-prometheus.js");
