import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import { addRecord, BEGUN, LIVE } from "../../src/demo/github/seeds/records.ts";
import type { Deployment } from "../../src/demo/github/things.ts";
import type { World } from "../../src/demo/github/world.ts";
import type { Edits } from "./shop-folder.ts";

// A deployment that hangs, and its helper: neither ends when it is asked to.
const STUBBORN = `
process.on("SIGTERM", () => undefined);
process.on("SIGINT", () => undefined);
setInterval(() => undefined, 1000);
`;
const HELPER = `import { appendFileSync } from "node:fs";
${STUBBORN}
appendFileSync("pids", process.pid + "\\n");
console.log("hanging");
`;
const SLOW = `import { spawn } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
${STUBBORN}
writeFileSync("seen.json", JSON.stringify(process.env));
appendFileSync("pids", process.pid + "\\n");
spawn(process.execPath, ["helper.mjs"], { stdio: "inherit" });
`;

/** What a deployment prints once all its processes run. */
export const HANGING = "hanging";

/** Makes the shop's deployment hang. */
export const slowDeployment: Edits = {
  "release.yml": (text) => text.replace("[node, deploy.mjs]", "[node, slow.mjs]"),
  "slow.mjs": SLOW,
  "helper.mjs": HELPER,
};

/** Processes of the deployment that hung in a folder. */
export async function processesOf(folder: string): Promise<readonly number[]> {
  const text = await readFile(join(folder, "pids"), "utf8");
  return text.trim().split("\n").map(Number);
}

/** Environment that the deployment saw. */
export async function environmentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(join(folder, "seen.json"), "utf8"));
}

/** Adds a deployment of 2.4.0 by run 4711 that is live, with the verdict on it where there is one. */
export function addDeployed(
  world: World,
  sha: string,
  verdict: RecordVerdict | undefined,
  environment = "production",
): Deployment {
  const state = verdict?.outcome === "fail" ? "failure" : "success";
  return addRecord(world, {
    ...{ sha, environment },
    version: "2.4.0",
    run: "4711",
    statuses: [BEGUN, LIVE, ...(verdict === undefined ? [] : [[state, verdict] as const])],
  });
}
