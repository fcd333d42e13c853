import * as z from "zod";
import { PICTURE_STATES, type PictureState } from "../core/states.ts";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Shows people on the commit what its record says; nothing reads it back. */
export const picture = defineAct({
  kind: "picture",
  says: "show on the commit what its record says, as a commit status for people",
  key: ({ context, sha, state, description }: Picture) =>
    `picture ${context} ${sha} ${state} ${description}`,
  result: lazily(() => z.strictObject({ state: z.enum(PICTURE_STATES) })),
});

interface Picture {
  /** `release-gate/<environment>`, or `release-gate/<component>/<environment>`. */
  readonly context: string;
  readonly sha: string;
  readonly state: PictureState;
  readonly description: string;
  readonly link: string | undefined;
}
