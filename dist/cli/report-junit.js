module.exports=require("../action/report-junit.js");
