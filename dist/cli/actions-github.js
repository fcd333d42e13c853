module.exports=require("../action/actions-github.js");
