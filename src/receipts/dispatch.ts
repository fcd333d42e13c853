import * as z from "zod";
import { type DeployOrder, orderKey } from "../core/order.ts";
import type { RecordGuard } from "../core/record-guard.ts";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Dispatches `deploy.workflow` and waits for the very run. */
export const dispatch = defineAct({
  kind: "dispatch",
  says: "start `deploy.workflow` and wait for that run",
  key: ({ order, deployment }: Dispatch) => orderKey(order, deployment),
  result: lazily(() => z.strictObject({ run: z.int().min(0), url: z.string() })),
});

interface Dispatch {
  readonly order: DeployOrder;
  readonly file: string;
  /** Branch whose workflow file runs; undefined: the default branch. */
  readonly ref?: string | undefined;
  readonly inputs: Readonly<Record<string, string>>;
  /** What the run shows in its name; undefined: the workflow shows none. */
  readonly nonce?: string | undefined;
  readonly timeoutMs: number;
  /** Record that the run's link is put on as soon as it is known. */
  readonly deployment: number;
  /** What must hold of that record right before; undefined: nothing is asked. */
  readonly guard?: RecordGuard | undefined;
}
