import { appendFile } from "node:fs/promises";
import { systemClock } from "../adapters/clock.ts";
import { disk } from "../adapters/disk.ts";
import { definedIn, interruptible } from "../adapters/host.ts";
import { main } from "./main.ts";

process.exitCode = await main({
  env: definedIn(process.env),
  cwd: process.cwd(),
  write: (text) => process.stdout.write(text),
  append: appendFile,
  files: disk,
  now: systemClock.now,
  monotonic: systemClock.monotonic,
  ports: async (wanted) => (await import("../wiring.ts")).realPorts(wanted),
  interruptible,
});
