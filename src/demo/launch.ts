import { spawn } from "node:child_process";
import { bundlePath } from "./bundles.ts";

/** Runs the demo to its end; it is a bundle of its own, so that nothing of it weighs on other commands. */
export function launchDemo(parameters: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [bundlePath("demo", "index.js"), ...parameters], {
    stdio: "inherit",
  });
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => child.kill(name));
  }
  return new Promise((resolve) => {
    child.on("exit", (code) => resolve(code ?? 3));
    child.on("error", () => resolve(2));
  });
}
