import { BlockList, isIPv6 } from "node:net";

// IANA special-purpose registries; 168.63.129.16 is Azure's host service, reachable from its machines only.
const PRIVATE_IPV4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;

// Besides local and link-local: addresses that carry an IPv4 address inside (6to4, Teredo, local NAT64).
const PRIVATE_IPV6 = [
  ["::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const;

/** The public NAT64 prefix (RFC 6052): its last 32 bits are the IPv4 address that is reached. */
const NAT64 = new BlockList();
NAT64.addSubnet("64:ff9b::", 96, "ipv6");

const PRIVATE = new BlockList();
for (const [net, prefix] of PRIVATE_IPV4) PRIVATE.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of PRIVATE_IPV6) PRIVATE.addSubnet(net, prefix, "ipv6");

/** True for an IP address that is not on the public internet; mapped IPv4 counts as IPv4. */
export function isPrivateAddress(address: string): boolean {
  if (!isIPv6(address)) return PRIVATE.check(address, "ipv4");
  if (NAT64.check(address, "ipv6")) return PRIVATE.check(embeddedIPv4(address), "ipv4");
  return PRIVATE.check(address, "ipv6");
}

/** The last 32 bits of an IPv6 address, dotted. */
function embeddedIPv4(address: string): string {
  // The URL parser writes every IPv6 address the same way: groups in hexadecimal, no dotted end.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(":");
  return groups
    .slice(-2)
    .map((group) => Number.parseInt(group || "0", 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join(".");
}
