module.exports=require("../action/smoke-json-path.js");
