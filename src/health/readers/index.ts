import type { SourceSignal } from "../options.ts";
import type { AlertmanagerConnection } from "../sources/alertmanager.ts";
import type { PrometheusConnection } from "../sources/prometheus.ts";
import type { Reader, ReaderTools } from "./reader.ts";

/** How the servers of sources are reached, with their expressions filled in. */
export interface Connections {
  readonly prometheus?: PrometheusConnection | undefined;
  readonly alertmanager?: AlertmanagerConnection | undefined;
}

type Open<S> = (signal: S, connections: Connections, tools: ReaderTools) => Promise<Reader>;

/** How each source is read; loaded only where a signal is of it. */
const READERS: {
  readonly [K in SourceSignal["source"]]: Open<Extract<SourceSignal, { readonly source: K }>>;
} = {
  prometheus: async (signal, { prometheus: connection }, tools) => {
    const { readPrometheus } = await import("./prometheus.ts");
    if (connection === undefined) throw new Error("the loader lets no signal without its address");
    return readPrometheus({ signal, connection }, tools);
  },
  alertmanager: async (signal, { alertmanager: connection }, tools) => {
    const { readAlerts } = await import("./alertmanager.ts");
    if (connection === undefined) throw new Error("the loader lets no signal without its address");
    return readAlerts(signal, connection, tools);
  },
  github: async (signal, _, tools) => (await import("./github.ts")).readIssues(signal, tools),
  json: async (signal, _, tools) => (await import("./json.ts")).readJson(signal, tools),
  command: async (signal, _, tools) => (await import("./command.ts")).readCommand(signal, tools),
};

/** Opens the reader of a signal whose expressions are filled in. */
export function openReader(
  signal: SourceSignal,
  connections: Connections,
  tools: ReaderTools,
): Promise<Reader> {
  // each source's own signal goes to its own reader: the key says which
  const open = READERS[signal.source] as Open<SourceSignal>;
  return open(signal, connections, tools);
}
