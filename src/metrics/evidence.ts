import { namesOf } from "../core/table.ts";
import { type Deployment, nameOf } from "./deployment.ts";
import type { Facts, Happened } from "./facts.ts";
import type { RollbackCause } from "./failure.ts";
import { type Item, TOPICS, type Topic } from "./figure.ts";

/** The things behind each topic's numbers, in the order of their topics. */
export function evidenceOf(
  happened: Happened,
  facts: Facts,
): readonly { readonly topic: Topic; readonly items: readonly Item[] }[] {
  const newest = happened.changes.toReversed();
  const { changes, rollbacks, attempts, brought, failures, resolved } = happened;
  const lists: Readonly<Record<Topic, readonly Item[]>> = {
    "deployment-frequency": newest.map((one) => deployed(one, null)),
    "lead-time": brought
      .toSorted((a, b) => b.leadMs - a.leadMs)
      .map(({ id, title, url, leadMs }) => ({ id, text: title, url, value: leadMs })),
    "change-failure-rate": failures
      .toReversed()
      .map(({ deployment, because }) => deployed(deployment, null, because.join(", "))),
    mttr: resolved.map(({ number, title, url, startedAt, resolvedAt = startedAt }) => {
      return { id: `#${number}`, text: title, url, value: resolvedAt - startedAt };
    }),
    "recovery-time": failures.flatMap(({ deployment, because, recoveredAt }) =>
      recoveredAt === undefined
        ? []
        : [deployed(deployment, recoveredAt - deployment.successAt, because.join(", "))],
    ),
    "rollback-frequency": rollbacks.map((one) =>
      deployed(one, null, causeText(facts.causes.get(one.id))),
    ),
    "deployment-duration": newest
      .filter(({ startAt, successAt }) => successAt > startAt)
      .map((one) => deployed(one, one.successAt - one.startAt)),
    "failed-attempts": attempts.map((one) =>
      deployed({ ...one, kind: "deploy", successAt: one.failedAt }, null),
    ),
    "rework-rate": changes
      .filter(({ kind }) => kind === "hotfix")
      .map((one) => deployed(one, null)),
  };
  return namesOf(TOPICS).map((topic) => ({ topic, items: lists[topic] }));
}

/** Also what nobody recorded is named, and is no cause. */
const causeText = (cause: RollbackCause = "unknown"): string =>
  cause === "unknown" ? "cause unknown" : `by ${cause}`;

type Shown = Pick<Deployment, "id" | "version" | "sha" | "url" | "successAt" | "kind">;

function deployed(one: Shown, value: number | null, more = ""): Item {
  const at = new Date(one.successAt)
    .toISOString()
    .replace(/:\d\d\.\d{3}Z$/, " UTC")
    .replace("T", " ");
  const kind = one.kind === "deploy" ? "" : `, ${one.kind}`;
  const text = [`${nameOf(one)}, ${at}${kind}`, more].filter((part) => part !== "").join(": ");
  return { id: String(one.id), text, url: one.url, value };
}
