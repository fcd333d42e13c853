// Loaded before a process that is measured: at its end it adds what it has used to a file.
const { appendFileSync } = require("node:fs");
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = { cpuMs: (userCPUTime + systemCPUTime) / 1000, memoryMb: maxRSS / 1024 };
  appendFileSync(process.env.RELEASE_GATE_METER, `${JSON.stringify(used)}\n`);
});
