module.exports=require("../action/actions-expressions.js");
