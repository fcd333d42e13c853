module.exports=require("../action/actions-exec.js");
