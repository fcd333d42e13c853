const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of `500ms`, `5s`, `15m`, `2h` or `1d`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
  if (match === null) return undefined;
  const ms = Number(match[1]) * UNITS_MS[match[2] as keyof typeof UNITS_MS];
  const whole = Math.round(ms);
  // 4.1 h is 14 759 999.999999998 ms in binary, and means a whole number.
  return Number.isSafeInteger(whole) && Math.abs(ms - whole) <= whole * 1e-12 ? whole : undefined;
}

/** The shortest exact writing of a duration: `15m`, `1m 30s`, `800ms`. */
export function formatDuration(ms: number): string {
  if (Math.round(ms) < 1000) return `${Math.round(ms)}ms`;
  const seconds = Math.round(ms / 100) / 10;
  if (seconds < 60) return `${seconds}s`;
  const whole = Math.round(ms / 1000);
  const parts = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor((whole % 3600) / 60), "m"],
    [whole % 60, "s"],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n}${unit}`)
    .join(" ");
}

/** Share (0 to 1) of `5%`; undefined for anything else or above 100%. */
export function parsePercent(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
  const share = match === null ? Number.NaN : Number(match[1]) / 100;
  return share >= 0 && share <= 1 ? share : undefined;
}

/** `33.3%`: a share with at most one decimal, two below one per cent; never `0%` for more than nothing. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.005) return "< 0.01%";
  return `${Number(percent.toFixed(percent !== 0 && percent < 1 ? 2 : 1))}%`;
}

/** First seven digits of a commit. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}

/** `2026-11-20 14:23 UTC`. */
export function formatTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** True for a date of the calendar as `YYYY-MM-DD`; `2026-02-30` is none. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** `14:23:07 UTC`. */
export function formatClock(iso: string): string {
  return `${iso.slice(11, 19)} UTC`;
}
