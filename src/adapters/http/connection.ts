import { lookup } from "node:dns";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { isPrivateAddress } from "./address.ts";
import type { Meter } from "./meter.ts";
import { firstOpen, type Opening } from "./race.ts";

/** Code of the error for an address that may not be reached. */
export const ADDRESS_REFUSED = "RG_ADDRESS";

interface Address {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a host name, in the order in which they should be tried. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

/** Which hosts may be reached, how their names are resolved, and whose certificates count. */
export interface Reach {
  readonly allowPrivateNetwork: boolean;
  /** Certificates to trust instead of the system's, as PEM. */
  readonly ca: string | undefined;
  readonly resolve: Resolve;
  /** Certificates to trust besides the system's, as PEM. */
  readonly besides?: string | undefined;
  /** True: nothing is verified. */
  readonly insecure?: boolean | undefined;
}

interface Way {
  readonly reach: Reach;
  readonly meter: Meter;
  /** Aborts when the request is over. */
  readonly ended: AbortSignal;
}

/** Opens a new connection: the addresses that were checked are the ones that are connected to. */
export async function openConnection(url: URL, { reach, meter, ended }: Way): Promise<Socket> {
  const secure = url.protocol === "https:";
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || (secure ? 443 : 80));
  const addresses = await addressesOf(hostname, reach, meter);
  ended.throwIfAborted();
  meter.begin("connect");
  const attempts = addresses.map(
    ({ address }) =>
      () =>
        dial(address, port, meter),
  );
  const socket = await firstOpen(attempts, ended);
  meter.reached(socket.remoteAddress);
  if (secure) meter.begin("tls");
  return secure ? await secured(socket, { hostname, reach, meter }) : socket;
}

/** The system's resolver, which also knows the machine's own hosts file. */
export const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    lookup(hostname, { all: true, verbatim: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });

/** The host's addresses; none is usable when any of them may not be reached. */
async function addressesOf(
  hostname: string,
  reach: Reach,
  meter: Meter,
): Promise<readonly Address[]> {
  const family = isIP(hostname);
  if (family === 0) meter.begin("dns");
  const all = family > 0 ? [{ address: hostname, family }] : await reach.resolve(hostname);
  const refused = all.find(({ address }) => isRefused(address, reach));
  if (refused !== undefined) throw refusal(hostname, refused.address);
  if (all.length === 0) throw coded("ENOTFOUND", `${hostname} has no address`);
  return alternating(all);
}

/** IPv6 and IPv4 in turn, beginning with the family that the resolver prefers (RFC 8305 §4). */
function alternating(all: readonly Address[]): readonly Address[] {
  const first = all.filter(({ family }) => family === all[0]?.family);
  const second = all.filter(({ family }) => family !== all[0]?.family);
  const longer = Math.max(first.length, second.length);
  return Array.from({ length: longer }, (_, i) => [first[i], second[i]])
    .flat()
    .filter((one) => one !== undefined);
}

function dial(host: string, port: number, meter: Meter): Opening {
  const socket = connectTcp({ host, port });
  meter.opened(socket);
  socket.setNoDelay(true);
  return { socket, opened: settled(socket, "connect") };
}

async function secured(
  socket: Socket,
  { hostname, reach, meter }: { readonly hostname: string } & Omit<Way, "ended">,
): Promise<Socket> {
  const { connect: connectTls, rootCertificates } = await import("node:tls");
  const { besides, insecure } = reach;
  const usual = reach.ca === undefined ? rootCertificates : [reach.ca];
  const ca = besides === undefined ? reach.ca : [...usual, besides];
  // Without a session to resume, every connection shows its certificates.
  const secure = connectTls({
    socket,
    host: hostname,
    ...(ca === undefined ? {} : { ca }),
    ...(isIP(hostname) > 0 ? {} : { servername: hostname }),
    ALPNProtocols: ["http/1.1"],
    // Said here, because NODE_TLS_REJECT_UNAUTHORIZED=0 would turn it off everywhere.
    rejectUnauthorized: insecure !== true,
  });
  meter.opened(secure);
  await settled(secure, "secureConnect");
  return secure;
}

/** Resolves when a socket has come so far; its errors stay handled as long as it lives. */
function settled(socket: Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(coded("ECONNRESET", "the connection was closed"));
    socket.once(event, () => {
      // Every connection is closed at last: an error with its stack is made where somebody hears it.
      socket.off("close", closed);
      resolve();
    });
    socket.on("error", reject);
    socket.once("close", closed);
  });
}

const isRefused = (address: string, reach: Reach) =>
  !reach.allowPrivateNetwork && isPrivateAddress(address);

function refusal(hostname: string, address: string): NodeJS.ErrnoException {
  const named = hostname === address ? address : `${hostname} is ${address}, which`;
  const message = `${named} is not a public address, and private networks are not allowed`;
  return coded(ADDRESS_REFUSED, message);
}

function coded(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}
