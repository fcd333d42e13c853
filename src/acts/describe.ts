import { cut, line } from "../core/text.ts";

// https://docs.github.com/rest/deployments/statuses and /rest/commits/statuses: 140 characters.
const DESCRIPTION_LENGTH = 140;

/** Text as GitHub takes it for a description: one line, cut to the limit, without secrets. */
export function describe(text: string, redact: (text: string) => string): string {
  return cut(line(redact(text)), DESCRIPTION_LENGTH);
}
