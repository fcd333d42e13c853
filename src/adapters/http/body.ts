import type { Hash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { type Coding, type Packing, undecodable } from "./coding.ts";
import type { decoderOf } from "./decoder.ts";
import { broken, type Fault } from "./fault.ts";

/** Bytes of a body that are kept. The rest is read to its end and dropped. */
export const BODY_CAP = 1024 * 1024;

/** Bytes on the wire after which the end of a body is not waited for. */
export const READ_CAP = 64 * 1024 * 1024;

/** A body whose end was seen. */
export interface Body {
  readonly body: string;
  /** True when there was more than the cap. */
  readonly truncated: boolean;
  /** Bytes of the whole body once decoded; undefined where not all of it was decoded. */
  readonly bytes: number | undefined;
  /** SHA-256 of these bytes in hex, where it was asked for. */
  readonly sha256?: string | undefined;
}

/**
 * Reads a body to its end and decodes it; the cap counts after decoding. A body whose end does not
 * come is a fault: what is missing could say anything.
 */
export async function readBody(
  response: IncomingMessage,
  coding: Coding | Fault,
  digest = false,
): Promise<Body | Fault> {
  // What breaks off before anybody listens is seen below by the state that it leaves.
  response.on("error", () => undefined);
  const sinkOf = await sinkFor(coding);
  const hash = digest ? (await import("node:crypto")).createHash("sha256") : undefined;
  return await new Promise((resolve) => {
    const keep = keeper(hash);
    const resume = () => void response.resume();
    const sink = sinkOf({ keep, resume, resolve });
    let size = 0;
    response.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > READ_CAP) resolve(TOO_LARGE);
      else if (!sink.write(chunk)) response.pause();
    });
    response.once("end", () => sink.end(() => resolve(keep.body())));
    const cut = () => {
      if (!response.complete) resolve(incomplete(size, response));
    };
    response.once("error", cut);
    response.once("close", cut);
    if (response.destroyed) cut();
  });
}

const TOO_LARGE = broken(
  "too-large",
  `the answer is larger than ${READ_CAP / 1024 / 1024} MiB, and its end was not waited for`,
);

function incomplete(size: number, { headers }: IncomingMessage): Fault {
  const whole = headers["content-length"];
  const of = whole === undefined ? "" : ` of ${whole}`;
  return broken(
    "incomplete",
    `the connection was closed after ${size}${of} bytes of the answer's body`,
  );
}

interface Keeper {
  readonly add: (chunk: Uint8Array) => void;
  readonly isFull: () => boolean;
  readonly body: () => Body;
  /** More has come than was added. */
  readonly cut: () => void;
}

function keeper(hash: Hash | undefined): Keeper {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isCut = false;
  const isFull = () => size > BODY_CAP;
  return {
    cut: () => {
      isCut = true;
    },
    add: (chunk) => {
      if (!isFull()) chunks.push(chunk);
      size += chunk.length;
      hash?.update(chunk);
    },
    isFull,
    body: () => {
      const kept = Buffer.concat(chunks).subarray(0, BODY_CAP);
      const bytes = isCut ? undefined : size;
      const sha256 = isCut ? undefined : hash?.digest("hex");
      const digest = sha256 === undefined ? {} : { sha256 };
      return { body: new TextDecoder().decode(kept), truncated: isFull(), bytes, ...digest };
    },
  };
}

/** Takes a body as it comes. Nothing is said of the coding of a body without a byte. */
interface Sink {
  /** False when it wants no more until it asks. */
  readonly write: (chunk: Uint8Array) => boolean;
  readonly end: (then: () => void) => void;
}

interface Way {
  readonly keep: Keeper;
  /** Asks for more. */
  readonly resume: () => void;
  readonly resolve: (fault: Fault) => void;
}

/** What takes a body of this coding; a decoder is loaded where there is something to decode. */
async function sinkFor(coding: Coding | Fault): Promise<(way: Way) => Sink> {
  if (coding !== "identity" && typeof coding === "string") {
    const { decoderOf } = await import("./decoder.ts");
    return (way) => decoding(coding, way, decoderOf);
  }
  return ({ keep, resolve }) => {
    const write = (chunk: Uint8Array) => {
      if (coding === "identity") keep.add(chunk);
      else resolve(coding);
      return true;
    };
    return { write, end: (then) => then() };
  };
}

function decoding(coding: Packing, { keep, resume, resolve }: Way, make: typeof decoderOf): Sink {
  let decoder: Transform | undefined;
  const begin = (start: Uint8Array): Transform => {
    const made = make(coding, start);
    made.on("error", (error) => resolve(undecodable(coding, error)));
    made.on("drain", resume);
    made.on("data", (chunk: Uint8Array) => {
      keep.add(chunk);
      if (!keep.isFull()) return;
      keep.cut();
      made.destroy(); // what is not kept need not be decoded
      resume();
    });
    return made;
  };
  return {
    write: (chunk) => {
      decoder ??= begin(chunk);
      return decoder.destroyed || decoder.write(chunk);
    },
    end: (then) => {
      if (decoder === undefined || decoder.destroyed) then();
      else decoder.once("close", then).end();
    },
  };
}
