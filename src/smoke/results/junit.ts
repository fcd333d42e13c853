import { type Case, MOST_CASES, type ReadResults, TOO_MANY } from "./cases.ts";
import { XmlFault, type XmlPiece, xmlPieces } from "./xml.ts";

/** Elements inside each other; a file of results has about five. */
const MOST_DEEP = 50;

/** Characters of what a failure says that are kept. */
const MOST_SAID = 2000;

const FAILED: readonly string[] = ["failure", "error"];

/**
 * Tests of a file in JUnit XML, as Maven Surefire, Jest, Playwright, pytest and k6 write it: `testcase`
 * with a `failure` or `error` in it has failed, with `skipped` it was not run.
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
  let isSuite = false;
  const close = () => {
    if (path.pop() === "testcase" && open !== undefined) {
      cases.push({ ...open, said: open.said.trim() });
      open = undefined;
    }
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
      if (piece.name === "testcase" && open === undefined) open = begin(piece);
      else if (open !== undefined) mark(open, piece);
      if (piece.empty) close();
      if (cases.length > MOST_CASES) return { problem: TOO_MANY };
    }
  }
  if (path.length > 0) return { problem: UNCLOSED };
  return isSuite ? { cases } : { problem: "is no JUnit XML" };
}

const UNCLOSED = "is no XML that can be read to its end";

type Tag = Extract<XmlPiece, { readonly kind: "open" }>;

function begin({ attributes }: Tag): Open {
  const names = ["classname", "name"].flatMap((key) => attributes.get(key)?.trim() || []);
  const seconds = attributes.get("time") ?? "";
  const ms = /^\d{1,9}(\.\d+)?$/.test(seconds) ? Math.round(Number(seconds) * 1000) : undefined;
  return { name: names.join(" › "), outcome: "pass", said: "", ms };
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
