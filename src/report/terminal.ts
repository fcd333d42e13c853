import type { Report } from "../core/report.ts";
import { line, lines } from "../core/text.ts";
import type { Item, Outline, Piece, Section } from "./content.ts";
import type { Tone } from "./decision.ts";
import { outline } from "./outline.ts";
import { columnsOf, indented, wrap } from "./wrap.ts";

/** How a report is written for a terminal or a plain log. */
interface TerminalOptions {
  readonly color: boolean;
  /** Columns; longer words stand out rather than being broken, so that they can be copied. */
  readonly width: number;
}

type Paint = (style: Tone | "bold" | "dim", text: string) => string;

const CODES = {
  good: "32",
  bad: "1;31",
  waiting: "36",
  unclear: "33",
  reverted: "1;33",
  bold: "1",
  dim: "2",
} as const;

const painter =
  (color: boolean): Paint =>
  (style, text) =>
    color && text !== "" ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;

const plain = ({ text, link, code }: Piece): string => {
  const shown = line(text);
  if (link === undefined || code === true) return shown;
  return shown === line(link) ? shown : `${shown} ${line(link)}`;
};

interface Pen {
  readonly paint: Paint;
  readonly width: number;
}

function act({ owner, remedy }: Pick<Item, "owner" | "remedy">): readonly string[] {
  const told = [owner, remedy].filter((part) => part !== undefined).join(": ");
  return told === "" ? [] : [told];
}

function item(
  { paint, width }: Pen,
  { word, names, moreNames, title, tone, ...rest }: Item,
): readonly string[] {
  const label = line(word).padEnd(7);
  const called = `${names.map(line).join(", ")}${moreNames === 0 ? "" : ` and ${moreNames} more`}`;
  const [first = "", ...more] = wrap(
    `${called}  ${line(title)}`.trimEnd(),
    width - label.length - 1,
  );
  const under = [
    rest.comparison,
    ...rest.details,
    ...act(rest),
    ...(rest.evidence === undefined ? [] : [`evidence: ${rest.evidence}`]),
    ...(rest.place === undefined ? [] : [rest.place.text]),
  ];
  return [
    `${paint(tone, label)} ${paint("bold", first)}`,
    ...more.map((part) => `${" ".repeat(label.length + 1)}${part}`),
    ...under.flatMap((text) => indented(line(text), label.length + 1, width)),
  ];
}

function body(pen: Pen, section: Section): readonly string[] {
  const rest = (more: number) => (more === 0 ? [] : [`… and ${more} more in report.json`]);
  switch (section.kind) {
    case "items":
      return [...section.items.flatMap((one) => item(pen, one)), ...rest(section.more)];
    case "lines":
      return section.lines.flatMap((text) => indented(line(text), 2, pen.width));
    case "block":
      return lines(section.text).map((text) => `  ${text}`);
    case "table": {
      const rows = section.rows.map((cells) => cells.map(plain));
      return [...columnsOf(rows, pen.width), ...rest(section.more)];
    }
    default:
      return section satisfies never;
  }
}

function top(
  { paint, width }: Pen,
  { tone, headline, noWayBack, next, alarm }: Outline,
): readonly string[] {
  const second = noWayBack === undefined ? [] : wrap(line(noWayBack), width);
  const first = [...wrap(line(headline), width).map((text) => paint(tone, text)), ...second];
  if (alarm === undefined) return [...first, ...wrap(`Next: ${line(next)}`, width)];
  const why = alarm.because === undefined ? "" : `, because of ${line(alarm.because)}`;
  return [
    ...first,
    ...wrap(`Live now: ${line(alarm.live)}${why}`, width),
    ...wrap(`Next: ${line(alarm.act)}`, width),
    ...(alarm.command === undefined
      ? []
      : ["", ...lines(alarm.command).map((text) => `  ${text}`)]),
  ];
}

/** The report as plain text, in the order and the words of the summary. */
export function terminal(report: Report, { color, width }: TerminalOptions): string {
  const content = outline(report);
  const pen: Pen = { paint: painter(color), width: Math.max(40, width) };
  const sections = content.sections.flatMap((section) => [
    "",
    pen.paint("bold", line(section.title)),
    ...body(pen, section),
  ]);
  const footer = content.footer.map(plain).join(" · ");
  const foot = wrap(footer, pen.width).map((text) => pen.paint("dim", text));
  return `${[...top(pen, content), ...sections, "", ...foot].join("\n")}\n`;
}
