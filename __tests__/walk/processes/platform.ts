import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** Where the shop runs: what its deployment talks to, and what users see. */
export interface Platform {
  readonly url: string;
  readonly live: () => string;
  /** Orders in order: `deploy 2.4.0`. */
  readonly orders: readonly string[];
  /** Deployments that began while another went on. */
  readonly overlaps: readonly string[];
  /** Ends the deployment that goes on, as a machine that dies would. */
  readonly endDeployment: () => void;
  readonly close: () => void;
}

/** The shop's deployment: it tells the platform when it begins and when it has ended. */
export const DEPLOYMENT = `const { PRODUCTION_URL, RELEASE_KIND, RELEASE_VERSION, RELEASE_SHA } = process.env;
const tell = (path) => fetch(PRODUCTION_URL + path, { method: "POST", headers: { connection: "close" } });
const what = RELEASE_KIND + "/" + RELEASE_VERSION + "/" + RELEASE_SHA;
await tell("/begin/" + what + "/" + process.pid);
await tell("/end/" + what);
`;

/** Answers of a bad build that are good, so that it fails only once it is watched. */
const GOOD_AT_FIRST = 4;

/** Serves the shop; `bad` names the version that fails; `onStep` sees each request first. */
export async function openPlatform(
  { version, sha }: { readonly version: string; readonly sha: string },
  bad: string | undefined,
  onStep: (request: string) => void,
): Promise<Platform> {
  const [orders, overlaps]: [string[], string[]] = [[], []];
  let live = { version, commit: sha };
  let asked = 0;
  let going: { readonly what: string; readonly pid: number } | undefined;
  const ordered = ([verb, kind = "", to = "", commit = "", pid = ""]: readonly string[]) => {
    const what = `${kind} ${to}`;
    if (verb === "begin") {
      if (going !== undefined && isThere(going.pid)) overlaps.push(`${going.what}, ${what}`);
      going = { what, pid: Number(pid) };
      orders.push(what);
      return;
    }
    live = { version: to, commit };
    asked = 0;
    going = undefined;
  };
  const isBad = () => {
    asked += 1;
    return live.version === bad && asked > GOOD_AT_FIRST;
  };
  const answer = ({ method, url = "/" }: IncomingMessage, response: ServerResponse) => {
    onStep(`shop ${method} ${url}`);
    response.setHeader("connection", "close");
    response.setHeader("content-type", "application/json");
    if (method === "POST") ordered(url.split("/").slice(1));
    if (url === "/orders" && isBad()) response.statusCode = 500;
    response.end(JSON.stringify({ ...live, status: "ok", orders: [1], name: "OctoAcme Shop" }));
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    live: () => live.version,
    orders,
    overlaps,
    endDeployment: () => {
      if (going !== undefined && isThere(going.pid)) process.kill(going.pid, "SIGKILL");
      going = undefined;
    },
    close: () => void server.close(),
  };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
