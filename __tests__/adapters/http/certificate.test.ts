import { describe, expect, test } from "@jest/globals";
import { firstToExpire } from "../../../src/adapters/http/certificate.ts";

interface Shown {
  subject: { CN?: string; O?: string };
  valid_to: string;
  fingerprint256: string;
  issuerCertificate?: Shown;
}

const shown = (CN: string, until: string, issuerCertificate?: Shown): Shown => ({
  subject: { CN },
  valid_to: until,
  fingerprint256: CN,
  ...(issuerCertificate === undefined ? {} : { issuerCertificate }),
});

/** An authority that vouches for itself, as Node shows it. */
function root(until: string): Shown {
  const own = shown("root", until);
  own.issuerCertificate = own;
  return own;
}

const socket = (leaf: object) => ({ getPeerCertificate: () => leaf });

const SOON = "Dec  1 12:00:00 2026 GMT";
const LATER = "Mar  1 12:00:00 2027 GMT";
const PAST = "Mar  1 12:00:00 2020 GMT";

describe("of the certificates of a host that expires first", () => {
  test.each<[string, object, string | undefined]>([
    ["the leaf", shown("leaf", SOON, shown("middle", LATER, root(LATER))), "leaf"],
    ["one between", shown("leaf", LATER, shown("middle", SOON, root(LATER))), "middle"],
    ["no authority at the end", shown("leaf", LATER, root(PAST)), "leaf"],
    ["one without an issuer", shown("leaf", SOON), "leaf"],
    ["one that vouches for itself alone", root(SOON), "root"],
    ["none where there is none", {}, undefined],
    ["none where a date cannot be read", shown("leaf", LATER, shown("middle", "soon")), undefined],
  ])("%s", (_, leaf, of) => {
    expect(firstToExpire(socket(leaf))?.of).toBe(of);
  });

  test("the time is told", () => {
    expect(firstToExpire(socket(shown("leaf", SOON)))).toEqual({
      of: "leaf",
      validTo: Date.parse("2026-12-01T12:00:00Z"),
    });
  });

  test("a chain without end is ended", () => {
    const one = shown("one", LATER);
    one.issuerCertificate = shown("two", SOON, one);
    expect(firstToExpire(socket(one))?.of).toBe("two");
  });

  test("a connection without TLS has none", () => {
    expect(firstToExpire({})).toBeUndefined();
  });
});
