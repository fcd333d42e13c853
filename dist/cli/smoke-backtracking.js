module.exports=require("../action/smoke-backtracking.js");
