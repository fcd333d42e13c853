module.exports=require("../action/policy-waiver-rules.js");
