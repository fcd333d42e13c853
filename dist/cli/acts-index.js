module.exports=require("../action/acts-index.js");
