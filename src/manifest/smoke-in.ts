import * as z from "zod";
import { smokeOptions } from "../smoke/options.ts";
import { readWith } from "../yaml/read-with.ts";
import { readSource } from "../yaml/source.ts";
import { isReadable } from "../yaml/syntax.ts";
import { readTree } from "../yaml/tree.ts";

/** All else of a manifest may be of another version of release-gate. */
const smokeAlone = z.object({ smoke: smokeOptions.prefault({}) });

/** The `smoke` block of a manifest's text; undefined where it cannot be read. */
export function smokeIn(path: string, text: string): z.output<typeof smokeOptions> | undefined {
  const source = readSource(path, text, { noun: "manifest" });
  if (source.document.contents === null || !isReadable(source)) return undefined;
  const tree = readTree(source);
  const read = readWith(smokeAlone, tree.value, tree.spots);
  return read.ok ? read.value.smoke : undefined;
}
