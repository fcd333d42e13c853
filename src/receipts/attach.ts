import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Attaches a JSON file to a release on GitHub; one of that name is left as it is. */
export const attach = defineAct({
  kind: "attach",
  says: "attach the evidence to the GitHub release",
  key: ({ release, name }: Attach) => `attach ${release} ${name}`,
  result: lazily(() => z.strictObject({ name: z.string() })),
});

interface Attach {
  readonly release: number;
  /** Letters, digits and `. _ -`, as GitHub keeps names. */
  readonly name: string;
  /** JSON, free of secrets. */
  readonly text: string;
  /** Address that files are attached at, as GitHub has told it. */
  readonly upload: string;
}
