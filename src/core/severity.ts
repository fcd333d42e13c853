/** How bad an incident is, as the guides grade it; in doubt the higher one. */
export const SEVERITIES = {
  1: { name: "Critical", means: "complete outage or data loss" },
  2: { name: "High", means: "a major feature is broken, with significant impact" },
  3: { name: "Medium", means: "a minor feature is broken, or there is a workaround" },
  4: { name: "Low", means: "cosmetic" },
} as const;

export type Severity = keyof typeof SEVERITIES;

/** `SEV2 (High)`, the same everywhere. */
export function severityText(severity: Severity): string {
  return `SEV${severity} (${SEVERITIES[severity].name})`;
}
