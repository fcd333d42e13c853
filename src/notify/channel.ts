import type { Notice } from "../core/notice.ts";
import type { Sending } from "../core/sending.ts";

/** One kind of channel over HTTP: how a notice becomes a message to it. Options are filled in. */
export interface Channel<Options> {
  readonly sending: (notice: Notice, options: Options) => Sending;
}

/** Attempts of channels that nothing else is said of. */
export const TRIES = 3;

export const JSON_HEADERS = { "content-type": "application/json; charset=utf-8" } as const;
