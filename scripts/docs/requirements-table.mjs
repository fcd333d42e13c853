import { parse } from "yaml";
import { PERMISSIONS } from "../../src/policy/needs.ts";

const ONLY_WHERE = {
  staging: "where an environment comes before",
  "critical-flow": "where a critical check is tagged `critical-flow`",
  "staging-critical-flow":
    "where a critical check of an environment before is tagged `critical-flow`",
  "staging-integration": "where a critical check of an environment before is tagged `integration`",
  windows: "where windows are declared",
  signal: "where a signal decides it (`for`)",
  freezes: "where freezes are declared",
};

/** How old evidence may be, where it is not about the released commit alone. */
const AGES = {
  "already-unhealthy": "this run",
  freeze: "this moment",
  from: "this run",
  held: "this moment",
  "rollback-target": "this moment",
  window: "this moment",
};

const COLUMNS = [
  "requirement",
  "sentence",
  "decided by",
  "due",
  "phase",
  "patch / minor / major",
  "owner",
  "can be not applicable",
  "waived by",
  "at most",
  "permissions",
  "sources",
];

/** docs/requirements.md with fresh tables. `texts`: all policy files by their path. */
export function requirementsPage(page, texts) {
  const files = Object.entries(texts).map(([name, text]) => [name, parse(text)]);
  const isRows = ([name]) => name.startsWith("rows/");
  const rows = Object.assign({}, ...files.filter(isRows).map(([, value]) => value));
  const lists = files
    .filter((file) => !isRows(file))
    .map(([name, value]) => [name.replace(/\.yml$/, ""), value]);
  const tables = tablesOf(Object.fromEntries(lists), rows);
  return page.replace(
    /(<!-- begin: [^\n]*-->\n)[\s\S]*?(<!-- end -->)/,
    (_all, begin, end) => `${begin}\n${tables}\n${end}`,
  );
}

/** A table for each policy, without what it extends. */
function tablesOf(lists, rows) {
  const names = Object.keys(lists).sort((a, b) => depthOf(lists, a) - depthOf(lists, b));
  return names.map((name) => section(name, lists[name], rows)).join("\n");
}

const depthOf = (lists, name) =>
  lists[name]?.extends === undefined ? 0 : 1 + depthOf(lists, lists[name].extends);

function section(name, list, rows) {
  const heading =
    list.extends === undefined ? `\`${name}\`` : `\`${name}\`: all of \`${list.extends}\`, and`;
  const lines = list.requirements.map((id) => cells(id, rows[id]));
  const left = (list.undecided ?? []).map((id) => `\`${id}\``);
  return [
    `### ${heading}`,
    "",
    ...[COLUMNS, COLUMNS.map(() => "---"), ...lines].map((each) => `| ${each.join(" | ")} |`),
    "",
    ...(left.length === 0
      ? []
      : [`Not decided yet, and named in every report: ${left.join(", ")}.`, ""]),
  ].join("\n");
}

function cells(id, row) {
  const { patch, minor, major } = row.effect;
  const effects = patch === minor && minor === major ? [patch] : [patch, minor, major];
  const where = row["only-where"] === undefined ? [] : [ONLY_WHERE[row["only-where"]]];
  return [
    `\`${id}\``,
    row.title,
    decidedBy(row),
    [row.due === "any" ? "every environment" : "production", ...where].join(", "),
    row.phase,
    effects.join(" / "),
    `\`${row.owner}\``,
    row["not-applicable"] ?? "never",
    row.waiver?.map((role) => `\`${role}\``).join(" and ") ?? "nobody",
    row.with?.every ?? AGES[row.uses] ?? "this commit",
    PERMISSIONS[row.uses].map((name) => `\`${name}: read\``).join(", ") || "none",
    row.sources.join(", "),
  ].map((text) => text.replaceAll("|", "\\|"));
}

function decidedBy({ uses, with: options = {} }) {
  // how long a word holds has a column of its own
  const given = Object.entries(options)
    .filter(([key]) => key !== "every")
    .flatMap(([key, value]) => (value === true ? [key] : value))
    .map((value) => `\`${value}\``);
  return [`\`${uses}\``, ...(given.length === 0 ? [] : [given.join(", ")])].join(" ");
}
