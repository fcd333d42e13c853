import * as z from "zod";
import { duration, id, lazily, template, text } from "../fields/fields.ts";
import { commandKeys } from "./command-options.ts";
import { checkAuth, requestHeaders } from "./credentials.ts";
import { expectOptions } from "./expect.ts";
import { fileName, json } from "./fields.ts";
import { redirects } from "./redirects.ts";
import { checkRetries } from "./retries.ts";
import { save } from "./save.ts";

/** Methods of requests, as a check names them. */
export const METHODS = ["get", "post", "put", "patch", "delete", "head", "options"] as const;

/** A word by which checks are chosen. */
export const TAG = /^[\w.-]{1,40}$/;

/** A path on the environment's own host. */
export const path = template.regex(
  /^\/(?!\/)/,
  "a path that begins with one slash, such as /healthz",
);

const field = z.string().meta({ description: "may hold expressions" });

const fields = lazily(() =>
  z.record(z.string().min(1, "a name"), z.union([field, z.array(field).min(1)]), {
    error: "names with their values, such as {lang: de}",
  }),
);

/** Names and values of a form or a query; a list is sent as several of one name. */
export type Fields = z.output<typeof fields>;

const environments = (description: string) =>
  lazily(
    () =>
      z.union([text.transform((one) => [one]), z.array(text).min(1, "at least one environment")]),
    description,
  );

const tag = text.regex(TAG, "a word of letters, digits and . _ -");

/** A name for another base address of an environment. */
export const HOST = text.regex(
  /^[\w.-]{1,40}$/,
  "a name of letters, digits and . _ -, such as api",
);

/** Keys of a check, each by itself. */
export const writtenCheck = z.strictObject({
  get: path.optional(),
  post: path.optional(),
  put: path.optional(),
  patch: path.optional(),
  delete: path.optional(),
  head: path.optional(),
  options: path.optional(),
  ...commandKeys,
  at: HOST.meta({ description: "one of the environment's `hosts`" }).optional(),
  id: id.optional(),
  name: text.optional(),
  query: fields.optional(),
  headers: requestHeaders.optional(),
  auth: checkAuth.optional(),
  json: json.optional(),
  text: template.optional(),
  form: fields.optional(),
  body: lazily(
    () => z.strictObject({ file: fileName }),
    "body from a file of the released commit",
  ).optional(),
  redirects: redirects.optional(),
  insecure: z
    .literal(true)
    .meta({ description: "the certificate is not verified; refused where production runs it" })
    .optional(),
  expect: expectOptions.optional(),
  save: save.optional(),
  needs: lazily(
    () => z.union([id.transform((one) => [one]), z.array(id).min(1, "at least one check")]),
    "checks above that must pass first",
  ).optional(),
  cleanup: z
    .literal(true)
    .meta({ description: "runs after all others, whatever became of them" })
    .optional(),
  if: template
    .regex(/^\$\{\{[\s\S]*\}\}$/, "an expression, such as ${{ env.REGION == 'eu' }}")
    .meta({ description: "the check is left out unless this gives true" })
    .optional(),
  only: environments("environments that have this check").optional(),
  except: environments("environments that do not have it").optional(),
  tags: lazily(() =>
    z.union([tag.transform((one) => [one]), z.array(tag).min(1, "at least one tag")]),
  ).optional(),
  retries: checkRetries.optional(),
  severity: z.enum(["critical", "warning"]).optional(),
  timeout: duration.optional(),
  cached: z.boolean().meta({ description: "true: an answer of a cache counts, too" }).optional(),
});

/** A check as its keys were read, before what they mean together. */
export type WrittenCheck = z.output<typeof writtenCheck>;
