import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "./child.ts";

/** Programs as Debian and Ubuntu call them, and as their makers do. */
const NAMES = {
  prometheus: ["prometheus"],
  alertmanager: ["prometheus-alertmanager", "alertmanager"],
} as const;

type Program = keyof typeof NAMES;

const found = (program: Program): string | undefined =>
  NAMES[program].find((name) => spawnSync(name, ["--version"]).error === undefined);

/** Whether both are on this machine; that one is not is a failure where all tools are asked for. */
export function hasPrometheus(): boolean {
  const lacking = (["prometheus", "alertmanager"] as const).filter((one) => !found(one));
  if (lacking.length === 0 || process.env.RELEASE_GATE_ALL_TOOLS === "1") return true;
  const is = lacking.length === 1 ? "is" : "are";
  process.stderr.write(
    `skipped: ${lacking.join(" and ")} ${is} not on this machine (scripts/install-tools.sh)\n`,
  );
  return false;
}

export interface Monitoring {
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly close: () => Promise<void>;
}

interface Scraped {
  /** Host and port of a server with one path for each target. */
  readonly host: string;
  /** Labels `shop` of the targets, each at `/metrics/<name>`. */
  readonly shops: readonly string[];
  /** Queue above which the alert `QueueTooLong` fires. */
  readonly longQueue: number;
}

/** Prometheus, which scrapes twice a second, and Alertmanager, on loopback and with a folder of their own. */
export async function startMonitoring(scraped: Scraped): Promise<Monitoring> {
  const folder = await mkdtemp(join(tmpdir(), "release-gate-prometheus-"));
  const running: ChildProcess[] = [];
  const close = async () => {
    await Promise.all(running.map(endOf));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [prometheus, alertmanager] = [await freePort(), await freePort()];
    const path = (name: string) => join(folder, name);
    await writeFile(path("prometheus.json"), JSON.stringify(configOf(scraped, alertmanager, path)));
    await writeFile(path("rules.json"), JSON.stringify(rulesOf(scraped)));
    await writeFile(path("alertmanager.json"), JSON.stringify(ROUTES));
    running.push(
      run("alertmanager", folder, [
        `--config.file=${path("alertmanager.json")}`,
        `--storage.path=${path("alerts")}`,
        `--web.listen-address=127.0.0.1:${alertmanager}`,
        "--cluster.listen-address=",
      ]),
    );
    running.push(
      run("prometheus", folder, [
        `--config.file=${path("prometheus.json")}`,
        `--storage.tsdb.path=${path("series")}`,
        `--web.listen-address=127.0.0.1:${prometheus}`,
      ]),
    );
    const urls = {
      prometheus: `http://127.0.0.1:${prometheus}`,
      alertmanager: `http://127.0.0.1:${alertmanager}`,
    };
    for (const [name, url] of Object.entries(urls)) {
      await eventually(`${name} is ready`, () => isOk(`${url}/-/ready`), 60_000);
    }
    await eventually("all shops are scraped", () => areScraped(urls.prometheus, scraped.shops));
    return { ...urls, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** JSON is YAML, which both programs read. */
function configOf(
  { host, shops }: Scraped,
  alertmanager: number,
  path: (name: string) => string,
): object {
  return {
    global: { scrape_interval: "500ms", scrape_timeout: "400ms", evaluation_interval: "500ms" },
    rule_files: [path("rules.json")],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${alertmanager}`] }] }] },
    scrape_configs: [
      {
        job_name: "shops",
        static_configs: shops.map((shop) => ({
          targets: [host],
          labels: { shop, instance: shop, __metrics_path__: `/metrics/${shop}` },
        })),
      },
    ],
  };
}

const rulesOf = ({ longQueue }: Scraped) => ({
  groups: [
    {
      name: "shops",
      rules: [
        {
          alert: "QueueTooLong",
          expr: `shop_queue > ${longQueue}`,
          labels: { severity: "critical" },
        },
      ],
    },
  ],
});

const ROUTES = { route: { receiver: "nobody" }, receivers: [{ name: "nobody" }] };

function run(program: Program, folder: string, flags: readonly string[]): ChildProcess {
  const name = found(program);
  if (name === undefined) throw new Error(`${program} is not on this machine`);
  const env = { PATH: process.env.PATH ?? "", HOME: folder };
  return spawn(name, flags, { cwd: folder, env, stdio: "ignore" });
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const isOk = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** Whether every shop has two samples of its counters: an increase needs as many. */
async function areScraped(url: string, shops: readonly string[]): Promise<boolean> {
  const query = 'count_over_time(shop_requests_total{code="200"}[10s]) >= 3';
  const answer = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`);
  const { data } = (await answer.json()) as { data: { result: readonly unknown[] } };
  return data.result.length === shops.length;
}
