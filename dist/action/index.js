require("../main/index.js").doors.action();
