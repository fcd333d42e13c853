import type { Notice } from "../../core/notice.ts";
import { line } from "../../core/text.ts";
import { type Channel, JSON_HEADERS, TRIES } from "../channel.ts";
import type { WebhookOptions } from "../options.ts";
import { toldTo } from "../told.ts";

/** JSON for any receiver that takes 2xx for taken; the same notice has the same idempotency key. */
export const webhook: Channel<WebhookOptions> = {
  sending: (notice, { webhook: url, headers, body, secret: signWith, audience, method, once }) => ({
    url,
    method,
    headers: { ...headers, ...JSON_HEADERS, "idempotency-key": notice.id },
    body: JSON.stringify(body ?? facts(notice, audience)),
    signWith,
    taken: { status: "2xx" },
    tries: TRIES,
    unclearTries: once ? 1 : TRIES,
  }),
};

function facts(notice: Notice, audience: WebhookOptions["audience"]): object {
  const { text, links } = toldTo(audience, notice);
  const { id, event, group, at, repository, environment, name, component, version } = notice;
  return {
    ...{ id, event, group, at, repository, environment, name, component, version },
    commit: notice.sha,
    deployment: notice.deployment,
    severity: notice.severity ?? null,
    target: notice.target ?? null,
    title: notice.title,
    text: line(text),
    test: notice.test,
    links,
  };
}
