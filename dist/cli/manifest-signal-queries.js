module.exports=require("../action/manifest-signal-queries.js");
