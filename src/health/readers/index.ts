import type { SourceSignal } from "../options.ts";
import type { PrometheusConnection } from "../sources/prometheus.ts";
import type { Reader, ReaderTools } from "./reader.ts";

/** What readers are opened with: expressions are filled in. */
export interface Opening {
  readonly signal: SourceSignal;
  readonly connections: { readonly prometheus?: PrometheusConnection | undefined };
}

type Open = (opening: Opening, tools: ReaderTools) => Promise<Reader>;

/** How each source is read; loaded only where a signal is of it. */
export const READERS: { readonly [K in SourceSignal["source"]]: Open } = {
  prometheus: async ({ signal, connections: { prometheus: connection } }, tools) => {
    const { readPrometheus } = await import("./prometheus.ts");
    if (connection === undefined) throw new Error("the loader lets no signal without its address");
    return readPrometheus({ signal, connection }, tools);
  },
};
