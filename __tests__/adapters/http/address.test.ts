import { describe, expect, test } from "@jest/globals";
import { isPrivateAddress } from "../../../src/adapters/http/address.ts";

describe("an address that is not on the public internet is private", () => {
  test.each([
    ["loopback", "127.0.0.1"],
    ["loopback, another one", "127.255.0.3"],
    ["unspecified", "0.0.0.0"],
    ["RFC 1918 10/8", "10.1.2.3"],
    ["RFC 1918 172.16/12, its end", "172.31.255.255"],
    ["RFC 1918 192.168/16", "192.168.178.1"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["link-local and metadata", "169.254.169.254"],
    ["Azure host service", "168.63.129.16"],
    ["multicast", "224.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["IPv6 loopback", "::1"],
    ["IPv6 unspecified", "::"],
    ["IPv6 unique local", "fd00:ec2::254"],
    ["IPv6 link-local", "fe80::1"],
    ["IPv4 mapped, dotted", "::ffff:127.0.0.1"],
    ["IPv4 mapped, in hexadecimal", "::ffff:a9fe:a9fe"],
    ["NAT64 of a private address", "64:ff9b::10.0.0.1"],
    ["NAT64 of loopback, in hexadecimal", "64:ff9b::7f00:1"],
    ["6to4", "2002:7f00:1::"],
    ["Teredo", "2001:0:4136:e378::"],
  ])("%s: %s", (_, address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });
});

describe("a public address is not private", () => {
  test.each([
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "192.0.1.1",
    "168.63.129.17",
    "2606:4700::1111",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
  ])("%s", (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});
