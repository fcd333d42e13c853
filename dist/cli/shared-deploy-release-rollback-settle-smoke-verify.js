module.exports=require("../action/shared-deploy-release-rollback-settle-smoke-verify.js");
