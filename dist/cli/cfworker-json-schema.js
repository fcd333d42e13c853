module.exports=require("../action/cfworker-json-schema.js");
