import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import type { Packing } from "./coding.ts";

/** Decodes a body that begins with these bytes. */
export function decoderOf(coding: Packing, start: Uint8Array): Transform {
  if (coding === "gzip") return createGunzip();
  if (coding === "br") return createBrotliDecompress();
  // Some servers send the data of `deflate` without the frame that HTTP asks for (RFC 1950).
  const isFramed = ((start[0] ?? 0) & 0x0f) === 8;
  return isFramed ? createInflate() : createInflateRaw();
}
