import type { Ports } from "../core/ports.ts";
import { isTooShort } from "../core/redaction.ts";
import type { World } from "../delivery/run.ts";
import type { Recorder } from "./recorder.ts";
import { masksOf } from "./secret-lines.ts";
import { withParts } from "./secrets.ts";

/** What keeps saved values out of the log and the report, unless the manifest calls them no secret. */
export function hider({
  record,
  ports: { log },
}: {
  readonly record: Pick<Recorder, "hide" | "warn">;
  readonly ports: Pick<Ports, "log">;
}): World["hide"] {
  const known = new Set<string>();
  const warned = new Set<string>();
  return ({ name, value, secret }) => {
    if (!secret || known.has(value)) return;
    known.add(value);
    record.hide(withParts(value));
    for (const line of masksOf({ value })) log.mask?.(line);
    if (!isTooShort(value) || warned.has(name)) return;
    warned.add(name);
    record.warn(
      `the saved value ${name} has fewer than four characters: it cannot be kept out of logs and reports; write \`secret: false\` beside it if it is no secret`,
    );
  };
}
