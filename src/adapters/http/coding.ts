import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { broken, type Fault } from "./fault.ts";

/** How the body of an answer is packed. */
export type Coding = "identity" | "gzip" | "deflate" | "br";

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

/** Decodes a body that begins with these bytes. */
export function decoderOf(coding: Exclude<Coding, "identity">, start: Uint8Array): Transform {
  if (coding === "gzip") return createGunzip();
  if (coding === "br") return createBrotliDecompress();
  // Some servers send the data of `deflate` without the frame that HTTP asks for (RFC 1950).
  const isFramed = ((start[0] ?? 0) & 0x0f) === 8;
  return isFramed ? createInflate() : createInflateRaw();
}

/** What an error of a decoder says of the answer. */
export function undecodable(coding: Coding, error: Error): Fault {
  const ended = "code" in error && error.code === "Z_BUF_ERROR";
  if (ended) return broken("incomplete", `the ${coding} data of the answer ends too early`);
  return broken("encoding", `the answer says that it is ${coding}, and its data is not`);
}
