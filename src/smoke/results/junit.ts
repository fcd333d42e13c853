import { plural } from "../../core/wording.ts";
import { type Case, MOST_CASES, type ReadResults, TOO_MANY } from "./cases.ts";
import { XmlFault, type XmlPiece, xmlPieces } from "./xml.ts";

/** Elements inside each other; a file of results has about five. */
const MOST_DEEP = 50;

/** Characters of what a failure says that are kept. */
const MOST_SAID = 2000;

const FAILED: readonly string[] = ["failure", "error"];

/** What GoogleTest, Bazel and others write as `status` or `result` of a test besides, or in place of, elements. */
const FAILED_WORDS: readonly string[] = ["fail", "failed", "failure", "error", "broken"];
const IDLE_WORDS: readonly string[] = [
  "notrun",
  "skipped",
  "suppressed",
  "disabled",
  "ignored",
  "pending",
];

/**
 * Tests of a file in JUnit XML, as Maven Surefire, Jest, Playwright, pytest and k6 write it: `testcase`
 * with a `failure` or `error` in it has failed, with `skipped` it was not run. A `failure` or `error`
 * beside the tests is one of the suite itself, and counts as a test that has failed. A suite that counts
 * failures and shows none proves nothing.
 */
export function readJunit(text: string): ReadResults {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof XmlFault) return { problem: error.message };
    throw error;
  }
}

interface Open {
  readonly name: string;
  outcome: Case["outcome"];
  said: string;
  readonly ms: number | undefined;
}

function read(text: string): ReadResults {
  const cases: Case[] = [];
  const path: string[] = [];
  let open: Open | undefined;
  /** How deep the element of `open` stands. */
  let depth = 0;
  let isSuite = false;
  let counted = 0;
  const close = () => {
    if (path.length === depth && open !== undefined) {
      cases.push({ ...open, said: open.said.trim() });
      open = undefined;
    }
    path.pop();
  };
  for (const piece of xmlPieces(text.replace(/^\ufeff/, ""))) {
    if (piece.kind === "text") {
      if (open !== undefined && FAILED.includes(path.at(-1) ?? "")) addTo(open, piece.text);
    } else if (piece.kind === "close") {
      if (path.at(-1) !== piece.name) return { problem: UNCLOSED };
      close();
    } else {
      if (path.length === 0) isSuite = ["testsuites", "testsuite"].includes(piece.name);
      path.push(piece.name);
      if (path.length > MOST_DEEP) return { problem: "has too many elements inside each other" };
      if (open !== undefined) mark(open, piece);
      else {
        open = opened(piece);
        depth = path.length;
      }
      counted = Math.max(counted, failuresOf(piece));
      if (piece.empty) close();
      if (cases.length > MOST_CASES) return { problem: TOO_MANY };
    }
  }
  if (path.length > 0) return { problem: UNCLOSED };
  if (!isSuite) return { problem: "is no JUnit XML" };
  if (counted > 0 && cases.every(({ outcome }) => outcome !== "fail")) {
    return { problem: `counts ${plural(counted, "failure")} and shows none` };
  }
  return { cases };
}

const UNCLOSED = "is no XML that can be read to its end";

type Tag = Extract<XmlPiece, { readonly kind: "open" }>;

/** A test, or the failure of a suite itself; undefined: neither. */
function opened(tag: Tag): Open | undefined {
  if (tag.name === "testcase") return begin(tag);
  if (!FAILED.includes(tag.name)) return undefined;
  const own: Open = { name: "the suite itself", outcome: "fail", said: "", ms: undefined };
  mark(own, tag);
  return own;
}

/** Failures and errors that a suite says it has. */
function failuresOf({ name, attributes }: Tag): number {
  if (name !== "testsuites" && name !== "testsuite") return 0;
  const of = (key: string) => Number(/^\d{1,9}$/.exec(attributes.get(key)?.trim() ?? "")?.[0] ?? 0);
  return of("failures") + of("errors");
}

function begin({ attributes }: Tag): Open {
  const names = ["classname", "name"].flatMap((key) => attributes.get(key)?.trim() || []);
  const seconds = attributes.get("time") ?? "";
  const ms = /^\d{1,9}(\.\d+)?$/.test(seconds) ? Math.round(Number(seconds) * 1000) : undefined;
  const words = ["status", "result"].map((key) => attributes.get(key)?.trim().toLowerCase() ?? "");
  const is = (wanted: readonly string[]) => words.some((word) => wanted.includes(word));
  const outcome = is(FAILED_WORDS) ? "fail" : is(IDLE_WORDS) ? "skipped" : "pass";
  return { name: names.join(" › "), outcome, said: "", ms };
}

function mark(open: Open, { name, attributes }: Tag): void {
  if (FAILED.includes(name)) {
    open.outcome = "fail";
    addTo(open, `${attributes.get("message") ?? ""} `);
  } else if (name === "skipped" && open.outcome === "pass") open.outcome = "skipped";
}

function addTo(open: Open, text: string): void {
  open.said = `${open.said}${text}`.slice(0, MOST_SAID);
}
