import { body } from "./body.ts";
import { commit } from "./commit.ts";
import { headers } from "./headers.ts";
import { json } from "./json.ts";
import { status } from "./status.ts";
import { time } from "./time.ts";
import { version } from "./version.ts";

/** Everything that can be expected of an answer, by its key in `expect`. */
export const EXPECTATIONS = { status, headers, body, json, time, version, commit };
