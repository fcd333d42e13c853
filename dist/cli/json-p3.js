module.exports=require("../action/json-p3.js");
