/** Lines that are dropped from their end, between lines that stay or go together. */
export interface Part {
  readonly head: readonly string[];
  readonly lines: readonly string[];
  readonly foot: readonly string[];
}

const CUT = "… more in `report.json`";

const bytesOf = (lines: readonly string[]): number =>
  new TextEncoder().encode(`${lines.join("\n")}\n`).length;

/** Joins parts up to a size in bytes: what does not fit any more goes, and a line says so. */
export function withinBytes(
  parts: readonly Part[],
  foot: readonly string[],
  limit: number,
): string {
  const out: string[] = [];
  let left = limit - bytesOf(["", CUT, ...foot]);
  for (const { head, lines, foot: end } of parts) {
    left -= bytesOf(head) + bytesOf(end);
    const fitting = countFitting(lines, left);
    const whole = fitting === lines.length;
    if (left >= 0 && (whole || fitting > 0)) out.push(...head, ...lines.slice(0, fitting), ...end);
    if (!whole || left < 0) {
      out.push("", CUT);
      break;
    }
    left -= bytesOf(lines);
  }
  return `${[...out, ...foot].join("\n")}\n`;
}

function countFitting(lines: readonly string[], limit: number): number {
  let used = 0;
  const over = lines.findIndex((line) => {
    used += bytesOf([line]);
    return used > limit;
  });
  return over === -1 ? lines.length : over;
}
