module.exports=require("../action/shared-deploy-release-rollback.js");
