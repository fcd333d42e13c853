import { body } from "./body.ts";
import { commit } from "./commit.ts";
import { contentType } from "./content-type.ts";
import { headers } from "./headers.ts";
import { json } from "./json.ts";
import { schema } from "./schema.ts";
import { sha256 } from "./sha256.ts";
import { size } from "./size.ts";
import { status } from "./status.ts";
import { time } from "./time.ts";
import { tls } from "./tls.ts";
import { version } from "./version.ts";

/** Everything that can be expected of an answer, by its key in `expect`. */
export const EXPECTATIONS = {
  status,
  "content-type": contentType,
  headers,
  size,
  body,
  json,
  schema,
  sha256,
  time,
  tls,
  version,
  commit,
};
