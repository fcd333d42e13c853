import { lookup as resolve } from "node:dns";
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { buildConnector } from "undici";
import { isPrivateAddress } from "./address.ts";
import type { Meter } from "./meter.ts";

/** Code of the error for an address that may not be reached. */
export const ADDRESS_REFUSED = "RG_ADDRESS";

/** Which hosts may be reached, and whose certificates count. */
export interface Reach {
  readonly allowPrivateNetwork: boolean;
  /** Certificates to trust instead of the system's, as PEM. */
  readonly ca: string | undefined;
}

/** Opens one connection: the address that was checked is the address that is connected to. */
export function connector(reach: Reach, meter: Meter): buildConnector.connector {
  return ({ hostname, protocol, port }, callback) => {
    if (isIP(hostname) > 0 && isRefused(hostname, reach)) {
      callback(refusal(hostname, hostname), null);
      return;
    }
    meter.begin(isIP(hostname) > 0 ? "connect" : "dns");
    const secure = protocol === "https:";
    const target = {
      host: hostname,
      port: Number(port === "" ? (secure ? 443 : 80) : port),
      lookup: guardedLookup(reach, meter),
    };
    const socket: Socket = secure
      ? connectTls({
          ...target,
          ...(reach.ca === undefined ? {} : { ca: reach.ca }),
          ...(isIP(hostname) > 0 ? {} : { servername: hostname }),
          ALPNProtocols: ["http/1.1"],
          // Said here, because NODE_TLS_REJECT_UNAUTHORIZED=0 would turn it off everywhere.
          rejectUnauthorized: true,
        })
      : connectTcp(target);
    meter.opened(socket);
    watch(socket, { secure, meter, callback });
  };
}

function watch(
  socket: Socket,
  {
    secure,
    meter,
    callback,
  }: {
    readonly secure: boolean;
    readonly meter: Meter;
    readonly callback: buildConnector.Callback;
  },
): void {
  let open = false;
  const ready = () => {
    open = true;
    meter.begin("wait");
    callback(null, socket);
  };
  socket.setNoDelay(true);
  socket.once("connect", () => {
    meter.reached(socket.remoteAddress);
    if (secure) meter.begin("tls");
  });
  socket.once(secure ? "secureConnect" : "connect", ready);
  // An open connection belongs to the client, which listens for itself.
  socket.on("error", (error) => {
    if (!open) callback(error, null);
    open = true;
  });
}

/** Resolves a name and refuses it when any of its addresses may not be reached. */
function guardedLookup(reach: Reach, meter: Meter): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        callback(error ?? new Error("no address"), "", 0);
        return;
      }
      const refused = addresses.find(({ address }) => isRefused(address, reach));
      if (refused !== undefined) {
        callback(refusal(hostname, refused.address), "", 0);
        return;
      }
      meter.begin("connect");
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const isRefused = (address: string, reach: Reach) =>
  !reach.allowPrivateNetwork && isPrivateAddress(address);

function refusal(hostname: string, address: string): NodeJS.ErrnoException {
  const named = hostname === address ? address : `${hostname} is ${address}, which`;
  const error: NodeJS.ErrnoException = new Error(
    `${named} is not a public address, and private networks are not allowed`,
  );
  error.code = ADDRESS_REFUSED;
  return error;
}
