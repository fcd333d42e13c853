// Draws a job summary as GitHub shows it:
//   node scripts/picture.mjs <summary.md> <picture.png> [--width 860]
//   node scripts/picture.mjs --check <summary.md> <picture.png>
// Beside the picture stands its fingerprint: the sha256 of the summary without times, ids and
// commits. `--check` compares it, needs no browser, and exits 1 when the picture is old.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const BROWSERS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];

const STYLE = `
  * { box-sizing: border-box }
  body { margin: 0; background: #fff }
  main { width: var(--width); padding: 24px; color: #1f2328;
    font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji";
    overflow-wrap: break-word }
  main > :first-child { margin-top: 0 }
  h1, h2, h3 { line-height: 1.25; margin: 24px 0 16px; font-weight: 600 }
  h1 { font-size: 2em; padding-bottom: .3em; border-bottom: 1px solid #d1d9e0b3 }
  h3 { font-size: 1.25em }
  p, ul, table, pre, details { margin: 0 0 16px }
  ul { padding-left: 2em } li + li { margin-top: .25em } li > ul { margin: .25em 0 0 }
  a { color: #0969da; text-decoration: underline; text-underline-offset: .2rem }
  code { font: 85% ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; padding: .2em .4em; background: #818b981f; border-radius: 6px }
  pre { padding: 16px; background: #f6f8fa; border-radius: 6px; overflow: auto }
  pre code { padding: 0; background: none; white-space: pre-wrap }
  table { border-collapse: collapse; display: block; overflow: auto }
  th, td { padding: 6px 13px; border: 1px solid #d1d9e0; text-align: left }
  tr:nth-child(2n) td { background: #f6f8fa }
  summary { cursor: pointer }
  sub { font-size: 75%; color: #59636e; vertical-align: baseline }
  .alert { padding: 8px 16px; margin-bottom: 16px; border-left: .25em solid var(--tint) }
  .alert > :last-child { margin-bottom: 0 }
  .alert > .name { color: var(--tint); font-weight: 500; margin-bottom: 4px }
`;

const TINTS = {
  NOTE: "#0969da",
  TIP: "#1a7f37",
  IMPORTANT: "#8250df",
  WARNING: "#9a6700",
  CAUTION: "#cf222e",
};

const name = (kind) => kind[0] + kind.slice(1).toLowerCase();

/** GitHub's alerts are quotations that begin with `[!KIND]`. */
const withAlerts = (html) =>
  html.replace(
    /<blockquote>\s*<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*(?:<\/p>)?([\s\S]*?)<\/blockquote>/g,
    (_, kind, body) =>
      `<div class="alert" style="--tint:${TINTS[kind]}"><p class="name">${name(kind)}</p>` +
      `${body.trimStart().startsWith("<p>") ? body : `<p>${body}`}</div>`,
  );

function page(markdown, width) {
  const options = {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  };
  return `<!doctype html><meta charset="utf-8"><style>:root{--width:${width}px}${STYLE}</style>
<main>${withAlerts(micromark(markdown, options))}</main>
<script>document.title = Math.ceil(document.querySelector("main").getBoundingClientRect().height)</script>`;
}

function findBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = BROWSERS.flatMap((browser) => folders.map((folder) => join(folder, browser)));
  return found.find((path) => existsSync(path));
}

function draw(browser, markdown, picture, width) {
  const folder = mkdtempSync(join(tmpdir(), "release-gate-picture-"));
  try {
    const file = join(folder, "page.html");
    writeFileSync(file, page(markdown, width));
    const run = (...flags) =>
      execFileSync(
        browser,
        [
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--hide-scrollbars",
          `--user-data-dir=${join(folder, "profile")}`,
          ...flags,
          `file://${file}`,
        ],
        { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8", timeout: 60_000 },
      );
    const height = /<title>(\d+)<\/title>/.exec(run("--dump-dom"))?.[1] ?? "1000";
    run(
      `--screenshot=${resolve(picture)}`,
      `--window-size=${width},${height}`,
      "--force-device-scale-factor=2",
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The summary without what differs from run to run. */
const normalised = (markdown) =>
  markdown
    .replaceAll("\r\n", "\n")
    .replace(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?UTC|Z)?/g, "TIME")
    .replace(/\b\d\d:\d\d(?::\d\d)?(?: UTC)?/g, "TIME")
    .replace(/\b[0-9a-f]{7,40}\b/g, "COMMIT")
    .replace(/https?:\/\/[^\s)`]+/g, "ADDRESS")
    .replace(/\b(?:\d+(?:\.\d+)?(?:ms|s|m|h|d)\b ?)+/g, "DURATION ")
    .replace(/\d+(?:[.,]\d+)*/g, "N");

const fingerprint = (markdown) => createHash("sha256").update(normalised(markdown)).digest("hex");

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: "boolean" }, width: { type: "string", default: "860" } },
  });
  const [source, picture] = positionals;
  if (source === undefined || picture === undefined || !/^\d+$/.test(values.width)) {
    console.error(
      "usage: node scripts/picture.mjs [--check] [--width 860] <summary.md> <picture.png>",
    );
    return 2;
  }
  const markdown = readFileSync(source, "utf8");
  const beside = `${picture}.sha256`;
  if (values.check === true) {
    const kept =
      existsSync(picture) && existsSync(beside) ? readFileSync(beside, "utf8").trim() : "";
    if (kept === fingerprint(markdown)) return 0;
    console.error(
      `${picture} is not the picture of ${source}: draw it again with scripts/picture.mjs`,
    );
    return 1;
  }
  const browser = findBrowser();
  if (browser === undefined) {
    console.error(`no browser on PATH: install one of ${BROWSERS.join(", ")}`);
    return 2;
  }
  draw(browser, markdown, picture, Number(values.width));
  writeFileSync(beside, `${fingerprint(markdown)}\n`);
  return 0;
}

process.exitCode = main();
