module.exports=require("../action/manifest-expression-rules.js");
