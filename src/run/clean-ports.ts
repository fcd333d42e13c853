import type { CommandRequest, Ports } from "../core/ports.ts";
import type { Redact } from "../core/redaction.ts";
import { cut } from "../core/text.ts";

/** Characters of one line that a command prints; what is longer is no message. */
const LINE_LENGTH = 2000;

/**
 * The same ports, through which no secret gets into a text: what a command prints is redacted as it
 * comes, and cut only then, since half a secret is still one.
 */
export function cleanPorts({ commands, log, ...ports }: Ports, redact: Redact): Ports {
  return {
    ...ports,
    commands: async (request, signal) => {
      const streams = streamsOf(request, redact);
      const end = await commands(
        { ...request, onLine: (text, from = "stdout") => streams[from].push(text) },
        signal,
      );
      for (const stream of Object.values(streams)) stream.end();
      return "detail" in end ? { ...end, detail: redact(end.detail) } : end;
    },
    log: {
      line: (text) => log.line(redact(text)),
      progress: (text) => log.progress(redact(text)),
      foreign: (text) => log.foreign(redact(text)),
    },
  };
}

/** Each output by itself: a secret that is wrapped in one is not parted by lines of the other. */
function streamsOf({ onLine }: CommandRequest, redact: Redact) {
  const stream = () => redact.stream((text) => onLine(cut(text, LINE_LENGTH)));
  return { stdout: stream(), stderr: stream() };
}
