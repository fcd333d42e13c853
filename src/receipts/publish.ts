import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Publishes the draft of a release. */
export const publish = defineAct({
  kind: "publish",
  says: "publish the GitHub release",
  key: ({ release }: Publish) => `publish ${release}`,
  result: lazily(() => z.strictObject({ release: z.int().min(0), url: z.string() })),
});

interface Publish {
  readonly release: number;
  readonly tag: string;
  /** Whether GitHub shows it as the latest. */
  readonly latest: boolean;
  /** Digest of the text that it has to have. */
  readonly digest: string;
}
