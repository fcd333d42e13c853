module.exports=require("../action/evidence-comment-lines.js");
