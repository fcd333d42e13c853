import { type Html, html } from "../core/html.ts";

const WIDTH = 640;
const HEIGHT = 150;
const BASE = 120;
/** Room for the number above the highest bar, as large as phones show it. */
const TOP = 30;

/**
 * Bars of deployments in each week, those of the window before paler, as an inline picture that a
 * reader of screens reads out.
 * @param weeks oldest first; null: not known
 * @param older how many of them are of the window before
 */
export function weeksChart(weeks: readonly (number | null)[], older: number): Html {
  if (weeks.length === 0) return html`<p>The window has no whole week.</p>`;
  const most = Math.max(1, ...weeks.map((count) => count ?? 0));
  const step = WIDTH / weeks.length;
  const bars = weeks.map((count, at) => {
    const height = ((count ?? 0) / most) * (BASE - TOP);
    const x = at * step + step * 0.15;
    const label = count === null ? "none" : String(count);
    return html`<g><rect class="${at < older ? "before" : "now"}" x="${round(x)}" y="${round(BASE - height)}" width="${round(step * 0.7)}" height="${round(height)}" rx="2"/><text x="${round(at * step + step / 2)}" y="${round(BASE - height - 5)}" text-anchor="middle">${label}</text></g>`;
  });
  const told = weeks.map((count) => count ?? "not known").join(", ");
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Deployments in each week, oldest first: ${told}"><line x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}"/>${bars}<text x="0" y="${BASE + 22}">window before</text><text x="${WIDTH}" y="${BASE + 22}" text-anchor="end">this window</text></svg>`;
}

/** A picture in a card, which is half as wide. */
const CARD_WIDTH = 320;

/** Most bars of a picture of durations: more cannot be told apart. */
const MOST_POINTS = 160;

/**
 * How long things took, from the shortest to the longest, as bars of a picture with its text.
 * @param durations milliseconds
 * @param told what the picture says, for those who do not see it
 */
export function durationsChart(durations: readonly number[], told: string): Html {
  if (durations.length < 2) return html``;
  const sorted = durations.toSorted((a, b) => a - b);
  const share = Math.max(1, sorted.length / MOST_POINTS);
  const count = Math.floor(sorted.length / share);
  const points = Array.from({ length: count }, (_, i) => sorted[Math.floor(i * share)] ?? 0);
  const most = Math.max(1, sorted.at(-1) ?? 1);
  const step = CARD_WIDTH / points.length;
  const bars = points.map((value, at) => {
    const height = Math.max(1, (value / most) * (BASE - TOP));
    return html`<rect class="now" x="${round(at * step)}" y="${round(BASE - height)}" width="${round(step * 0.8)}" height="${round(height)}"/>`;
  });
  return html`<svg viewBox="0 0 ${CARD_WIDTH} ${HEIGHT}" role="img" aria-label="${told}"><line x1="0" y1="${BASE}" x2="${CARD_WIDTH}" y2="${BASE}"/>${bars}<text x="0" y="${BASE + 22}">shortest</text><text x="${CARD_WIDTH}" y="${BASE + 22}" text-anchor="end">longest</text></svg>`;
}

const round = (value: number): number => Number(value.toFixed(1));
