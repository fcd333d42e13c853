import { SEVERITIES, type Severity } from "../core/severity.ts";
import { namesOf } from "../core/table.ts";
import { isIsoDate } from "../core/units.ts";

/** An action item as the template writes it. */
export interface ActionItem {
  readonly text: string;
  readonly done: boolean;
  readonly owner: string | undefined;
  /** ISO date; undefined where none is written that there is. */
  readonly due: string | undefined;
}

/** What people have written in the issue of an incident, whoever opened it. */
export interface WrittenIncident {
  /** The label wins over the text. */
  readonly severity: Severity | undefined;
  /** Text behind `- **Name**:`, by the name in lower case; empty where nothing was filled in. */
  readonly fields: ReadonlyMap<string, string>;
  /** Lines below each `### heading`, by the heading in lower case. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
  readonly items: readonly ActionItem[];
}

/** What the template leaves to fill in counts as nothing. */
const EMPTY = /^_.*_$|^(?:tbd|todo|n\/a|-|…|\.{3})?$/i;

/** Reads the issue of an incident; text that is not in the template's form is left aside. */
export function readIncident(body: string, labels: readonly string[]): WrittenIncident {
  const lines = body.replace(/<!--[\s\S]*?-->/g, "").split(/\r\n|\n|\r/);
  const fields = new Map<string, string>();
  const sections = new Map<string, readonly string[]>();
  let heading: string | undefined;
  for (const one of lines) {
    const text = one.trim();
    const [, title] = /^### +(.+?)(?: *\(.*\))?$/.exec(text) ?? [];
    if (title !== undefined) heading = title.toLowerCase();
    else if (heading === undefined) {
      const [, name, value = ""] = /^- \*\*(.+?)\*\*: *(.*)$/.exec(text) ?? [];
      if (name !== undefined) fields.set(name.toLowerCase(), filled(value));
    } else if (text !== "") {
      sections.set(heading, [...(sections.get(heading) ?? []), text]);
    }
  }
  return {
    severity: severityIn(labels) ?? severityIn([fields.get("severity")?.split(/\s/)[0] ?? ""]),
    fields,
    sections,
    items: (sections.get("action items") ?? []).flatMap(itemIn),
  };
}

/** What was filled in; nothing where it is the template's own words. */
export function filled(value: string): string {
  const text = value.trim();
  return EMPTY.test(text) ? "" : text;
}

/** The highest of several, since in doubt the higher one counts. */
function severityIn(labels: readonly string[]): Severity | undefined {
  const known = namesOf(SEVERITIES).toSorted();
  const found = known.find((level) => labels.some((one) => one.toLowerCase() === `sev${level}`));
  return found === undefined ? undefined : SEVERITY_OF[found];
}

const SEVERITY_OF = { "1": 1, "2": 2, "3": 3, "4": 4 } as const;

function itemIn(line: string): readonly ActionItem[] {
  const [, mark = " ", rest] = /^- \[([ xX])\] *(.*)$/.exec(line) ?? [];
  if (rest === undefined) return [];
  const [, owner] = /- *Owner: *@([A-Za-z0-9][\w-]*)/i.exec(rest) ?? [];
  const [, due] = /- *Due: *(\d{4}-\d{2}-\d{2})(?!\d)/i.exec(rest) ?? [];
  const day = due !== undefined && isIsoDate(due) ? due : undefined;
  const text = rest.split(/ +- *(?:Owner|Due):/i)[0]?.trim() ?? "";
  return text === "Action" ? [] : [{ text, done: mark !== " ", owner, due: day }];
}
