module.exports=require("../action/mdast-util-from-markdown-for-comments-criteria-markdown.js");
