import type { DetailedPeerCertificate, TLSSocket } from "node:tls";
import type { Certificate } from "../../core/ports.ts";

/** Certificates of a chain; a longer one is nobody's. */
const LONGEST_CHAIN = 20;

/**
 * Of the certificates that a host sends the one that expires first. An authority that vouches for
 * itself is left out where it stands at the end: it is trusted as this machine knows it, whatever it
 * says. Undefined where the connection shows none.
 */
export function firstToExpire(
  socket: Pick<TLSSocket, "getPeerCertificate"> | object,
): Certificate | undefined {
  if (!("getPeerCertificate" in socket)) return undefined;
  const all = chainOf(socket.getPeerCertificate(true)).map((one) => ({
    validTo: Date.parse(one.valid_to),
    of: nameOf(one),
  }));
  const dated = all.filter(({ validTo }) => !Number.isNaN(validTo));
  return dated.length < all.length ? undefined : dated.toSorted((a, b) => a.validTo - b.validTo)[0];
}

function chainOf(leaf: Partial<DetailedPeerCertificate>): readonly DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  let next: Partial<DetailedPeerCertificate> | undefined = leaf;
  while (isCertificate(next) && chain.length < LONGEST_CHAIN) {
    const isOwn: boolean = next.issuerCertificate === next || isRoot(next);
    if (!isOwn || chain.length === 0) chain.push(next);
    if (isOwn) break;
    next = next.issuerCertificate;
  }
  return chain;
}

/** Without a certificate Node gives an object with nothing in it. */
function isCertificate(
  one: Partial<DetailedPeerCertificate> | undefined,
): one is DetailedPeerCertificate {
  return one?.valid_to !== undefined;
}

function isRoot({ issuerCertificate, fingerprint256 }: DetailedPeerCertificate): boolean {
  return issuerCertificate?.fingerprint256 === fingerprint256;
}

function nameOf({ subject }: DetailedPeerCertificate): string {
  const name = subject?.CN ?? subject?.O;
  return [name ?? "a certificate without a name"].flat().join(" ");
}
