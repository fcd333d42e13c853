import { Problem } from "../core/problem.ts";

/**
 * The input `secrets`: one `NAME=value` a line, or `NAME<<END`, lines and `END`, as GITHUB_OUTPUT
 * takes them. A secret that is empty is not there: the look-up says so where it is needed.
 * @throws Problem that names the first line which cannot be meant so, and nothing that it holds.
 */
export function parseSecrets(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/);
  const found = new Map<string, string>();
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i] ?? "";
    if (text.trim() === "") continue;
    const {
      name = "",
      value,
      end,
    } = /^\s*(?<name>\w+)(?:=(?<value>.*)|<<(?<end>\S+)\s*)$/s.exec(text)?.groups ?? {};
    const at = i + 1;
    if (!/^[A-Za-z_]/.test(name)) throw unreadable(at, "is not NAME=value");
    if (found.has(name)) throw unreadable(at, `gives ${name} a second time`);
    if (end !== undefined) {
      const last = lines.indexOf(end, i + 1);
      if (last < 0) throw unreadable(at, "opens a value that no line closes");
      found.set(name, lines.slice(i + 1, last).join("\n"));
      i = last;
    } else found.set(name, plain(value ?? "", at));
  }
  return Object.fromEntries([...found].filter(([, value]) => value !== ""));
}

/** A value on one line as it stands; blanks and quotes around it are hardly ever part of a secret. */
function plain(value: string, line: number): string {
  if (/^\s/.test(value)) throw unreadable(line, "has a blank after the =");
  if (/^(["']).*\1$/.test(value)) throw unreadable(line, "has quotes around the value");
  return value;
}

function unreadable(line: number, what: string): Problem {
  return new Problem({
    code: "usage",
    sentence: `line ${line} of the input secrets ${what}`,
    remedy:
      "write one NAME=value a line, without blanks or quotes around the value; any other value between NAME<<END and END",
  });
}
