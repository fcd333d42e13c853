import { broken, type Fault } from "./fault.ts";

/** How a body is packed. */
export type Packing = "gzip" | "deflate" | "br";

export type Coding = Packing | "identity";

const CODINGS: Readonly<Record<string, Coding>> = {
  "": "identity",
  identity: "identity",
  gzip: "gzip",
  "x-gzip": "gzip",
  deflate: "deflate",
  br: "br",
};

/** The coding that an answer names, asked for or not (RFC 9110 §8.4); one that is not known is a fault. */
export function codingOf(headers: Readonly<Record<string, string>>): Coding | Fault {
  const { "content-encoding": named = "" } = headers;
  const name = named.trim().toLowerCase();
  const known = Object.hasOwn(CODINGS, name) ? CODINGS[name] : undefined;
  return known ?? broken("encoding", `the answer is encoded as "${named}", which is not decoded`);
}

/** What an error of a decoder says of the answer. */
export function undecodable(coding: Packing, error: Error): Fault {
  const ended = "code" in error && error.code === "Z_BUF_ERROR";
  if (ended) return broken("incomplete", `the ${coding} data of the answer ends too early`);
  return broken("encoding", `the answer says that it is ${coding}, and its data is not`);
}
