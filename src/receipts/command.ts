import * as z from "zod";
import { type DeployOrder, orderKey } from "../core/order.ts";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Runs `deploy.command` to its end. */
export const command = defineAct({
  kind: "command",
  says: "run `deploy.command` to its end",
  key: ({ order, deployment }: Command) => orderKey(order, deployment),
  result: lazily(() => z.strictObject({ exit: z.string() })),
});

interface Command {
  readonly order: DeployOrder;
  readonly command: readonly string[];
  /** Folder of the manifest. */
  readonly folder: string;
  readonly timeoutMs: number;
  /** Record that it belongs to. */
  readonly deployment: number;
}
