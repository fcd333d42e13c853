// Cuts GitHub's own description of its REST API down to the operations that the emulated GitHub
// serves, for the tests that hold the emulator to it. Run by hand when an operation is added:
//   node scripts/cut-openapi.mjs
// It needs the npm registry, and unpacks one file of a 29 MB package into a temporary folder.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "@octokit/openapi@23.0.2";
const FILE = "package/generated/api.github.com.json";
const TARGET = new URL("../__tests__/support/openapi/github.cut.json", import.meta.url);

const REPO = "/repos/{owner}/{repo}";
const OPERATIONS = {
  "/rate_limit": ["get"],
  [REPO]: ["get"],
  [`${REPO}/actions/runs`]: ["get"],
  [`${REPO}/actions/runs/{run_id}`]: ["get"],
  [`${REPO}/actions/runs/{run_id}/approvals`]: ["get"],
  [`${REPO}/actions/runs/{run_id}/cancel`]: ["post"],
  [`${REPO}/actions/runs/{run_id}/jobs`]: ["get"],
  [`${REPO}/actions/workflows/{workflow_id}`]: ["get"],
  [`${REPO}/actions/workflows/{workflow_id}/dispatches`]: ["post"],
  [`${REPO}/actions/workflows/{workflow_id}/runs`]: ["get"],
  [`${REPO}/branches/{branch}`]: ["get"],
  [`${REPO}/code-scanning/alerts`]: ["get"],
  [`${REPO}/code-scanning/analyses`]: ["get"],
  [`${REPO}/collaborators/{username}/permission`]: ["get"],
  [`${REPO}/commits/{ref}`]: ["get"],
  [`${REPO}/commits/{ref}/check-runs`]: ["get"],
  [`${REPO}/commits/{commit_sha}/pulls`]: ["get"],
  [`${REPO}/commits/{ref}/status`]: ["get"],
  [`${REPO}/commits/{ref}/statuses`]: ["get"],
  [`${REPO}/compare/{basehead}`]: ["get"],
  [`${REPO}/contents/{path}`]: ["get"],
  [`${REPO}/dependabot/alerts`]: ["get"],
  [`${REPO}/deployments`]: ["get", "post"],
  [`${REPO}/deployments/{deployment_id}`]: ["get"],
  [`${REPO}/deployments/{deployment_id}/statuses`]: ["get", "post"],
  [`${REPO}/environments`]: ["get"],
  [`${REPO}/environments/{environment_name}`]: ["get"],
  [`${REPO}/git/matching-refs/{ref}`]: ["get"],
  [`${REPO}/git/ref/{ref}`]: ["get"],
  [`${REPO}/git/tags/{tag_sha}`]: ["get"],
  [`${REPO}/git/trees/{tree_sha}`]: ["get"],
  [`${REPO}/issues`]: ["get", "post"],
  [`${REPO}/issues/{issue_number}`]: ["get", "patch"],
  [`${REPO}/issues/{issue_number}/comments`]: ["get", "post"],
  [`${REPO}/issues/{issue_number}/labels`]: ["get", "post"],
  [`${REPO}/labels`]: ["get", "post"],
  [`${REPO}/milestones`]: ["get"],
  [`${REPO}/milestones/{milestone_number}`]: ["patch"],
  [`${REPO}/pulls/{pull_number}/commits`]: ["get"],
  [`${REPO}/releases`]: ["get", "post"],
  [`${REPO}/releases/latest`]: ["get"],
  [`${REPO}/releases/tags/{tag}`]: ["get"],
  [`${REPO}/releases/{release_id}`]: ["get", "patch"],
  [`${REPO}/releases/{release_id}/assets`]: ["get", "post"],
  [`${REPO}/rules/branches/{branch}`]: ["get"],
  [`${REPO}/statuses/{sha}`]: ["post"],
};

/** Words that say nothing about what is valid. */
const PROSE = new Set([
  "title",
  "description",
  "example",
  "examples",
  "discriminator",
  "externalDocs",
  "deprecated",
  "default",
  "readOnly",
]);

function describe() {
  const folder = mkdtempSync(join(tmpdir(), "cut-openapi-"));
  try {
    execFileSync("npm", ["pack", PACKAGE, "--silent"], { cwd: folder });
    execFileSync("sh", ["-c", `tar xzf *.tgz ${FILE}`], { cwd: folder });
    return JSON.parse(readFileSync(join(folder, FILE), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A schema of OpenAPI 3.0 in JSON Schema 2020-12, without prose. */
function schemaOf(schema) {
  const cut = {};
  for (const [key, value] of Object.entries(schema)) {
    if (PROSE.has(key) || key.startsWith("x-") || key === "nullable") continue;
    if (key === "properties") {
      cut[key] = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, schemaOf(v)]));
    } else if (["allOf", "anyOf", "oneOf"].includes(key)) cut[key] = value.map(schemaOf);
    else if (["items", "additionalProperties", "not"].includes(key) && typeof value === "object") {
      cut[key] = schemaOf(value);
    } else cut[key] = value;
  }
  // Where nothing is said, GitHub answers with an empty text, which no format allows.
  if (schema.default === "") delete cut.format;
  return schema.nullable === true ? orNull(cut) : cut;
}

function orNull(schema) {
  if (typeof schema.type !== "string") return { anyOf: [schema, { type: "null" }] };
  const values = schema.enum && { enum: [...new Set([...schema.enum, null])] };
  return { ...schema, type: [schema.type, "null"], ...values };
}

function resolve(book, value) {
  if (value.$ref === undefined) return value;
  return value.$ref
    .split("/")
    .slice(1)
    .reduce((node, key) => node[key], book);
}

function operationOf(book, operation) {
  const parameters = (operation.parameters ?? []).map((parameter) => {
    const { name, in: where, required = false, schema } = resolve(book, parameter);
    // The search syntax of `created` (`>=2026-11-20`) is described as a date.
    const { format: _, ...cut } = schemaOf(resolve(book, schema));
    return { name, in: where, required, schema: cut };
  });
  const json = (content) => content?.["application/json"]?.schema;
  const body = operation.requestBody;
  // A file may hold anything.
  const content = body && (json(body.content) ?? { additionalProperties: true });
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const schema = json(resolve(book, response).content);
    return [status, schema === undefined ? null : schemaOf(schema)];
  });
  return {
    parameters,
    body: body && { required: body.required ?? false, schema: schemaOf(content) },
    responses: Object.fromEntries(responses),
  };
}

function namesIn(node, names) {
  if (typeof node !== "object" || node === null) return;
  if (typeof node.$ref === "string") names.add(node.$ref.split("/").at(-1));
  for (const value of Object.values(node)) namesIn(value, names);
}

function cut(book) {
  const paths = Object.entries(OPERATIONS).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((m) => [m, operationOf(book, book.paths[path][m])])),
  ]);
  const names = new Set(["basic-error"]);
  namesIn(paths, names);
  const schemas = {};
  // A set grows while it is walked: each schema adds those that it refers to.
  for (const name of names) {
    schemas[name] = schemaOf(book.components.schemas[name]);
    namesIn(schemas[name], names);
  }
  return {
    source: `${PACKAGE} ${FILE}`,
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
}

const text = JSON.stringify(cut(describe()));
writeFileSync(TARGET, `${text}\n`);
console.log(`${Math.round(text.length / 1000)} kB → ${TARGET.pathname}`);
