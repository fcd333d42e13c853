module.exports=require("../action/semver-zod.js");
