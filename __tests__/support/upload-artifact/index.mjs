// What actions/upload-artifact 7 does with one folder, as far as our workflows use it: it refuses a
// name that is empty, taken or not allowed, warns where there is nothing to keep, and fails where the
// storage does not answer (no folder ARTIFACTS).
import { appendFileSync, cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? "";

/** Characters that an artifact's name may not hold: toolkit, path-and-artifact-name-validation.ts. */
const NOT_IN_NAMES = /["<>:|*?\r\n\\/]/;

function refusal(name, storage) {
  if (name === "") return "the artifact has no name";
  if (NOT_IN_NAMES.test(name)) return `the artifact name is not valid: ${name}`;
  if (!existsSync(storage)) return "the storage does not answer";
  const taken = existsSync(join(storage, name));
  return taken ? `(409) an artifact ${name} already exists on the workflow run` : undefined;
}

function keep(name, path, storage) {
  const refused = refusal(name, storage);
  if (refused !== undefined) return fail(refused);
  cpSync(path, join(storage, name), { recursive: true });
  const id = readdirSync(storage).length;
  const url = `https://github.com/octoacme/shop/actions/runs/4711/artifacts/${id}`;
  appendFileSync(process.env.GITHUB_OUTPUT, `artifact-id=${id}\nartifact-url=${url}\n`);
}

function fail(sentence) {
  process.stdout.write(`::error::${sentence}\n`);
  process.exitCode = 1;
}

const path = input("path");
if (existsSync(path)) keep(input("name"), path, process.env.ARTIFACTS ?? "");
else if (input("if-no-files-found") === "warn")
  process.stdout.write(`::warning::nothing at ${path}\n`);
else fail(`nothing at ${path}`);
