#!/usr/bin/env node
import { systemClock } from "../adapters/clock.ts";
import { disk } from "../adapters/disk.ts";
import { environment, interruptible } from "../adapters/process.ts";
import { start } from "./start.ts";

// A reader that goes away (`| head`) must not end a deployment in flight: its report is in a file.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

process.exitCode = await start(process.argv.slice(2), {
  env: environment(),
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  files: disk,
  monotonic: systemClock.monotonic,
  ports: async (wanted) => (await import("../wiring.ts")).realPorts(wanted),
  interruptible,
  demo: async (parameters) => (await import("../demo/launch.ts")).launchDemo(parameters),
});
