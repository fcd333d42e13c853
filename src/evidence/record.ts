import { taskOf } from "../core/record.ts";
import { inOrder } from "../core/record-order.ts";
import { listedStatus } from "../fields/record-status.ts";
import { onlineCollector } from "./collector.ts";
import { listOwn } from "./own-deployments.ts";
import { readAll, together } from "./reply.ts";

const STATUSES = "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses";

/** What an owner looks at before it acts: two requests in one wait. */
export const collectRecord = onlineCollector<"record">(
  async ({ deployment, environment, component }, tools) => {
    const wanted = { environment, task: taskOf(component), page: 1 };
    const parameters = { deployment_id: deployment, per_page: 100 };
    const readings = await Promise.all([
      listOwn(tools, wanted),
      readAll(tools, listedStatus, STATUSES, parameters),
    ]);
    const both = together(readings);
    if (both.state === "missing") return both;
    const [{ own }, statuses] = both.data;
    const ids = own.map(({ id }) => id);
    return { state: "known", value: { ids, statuses: inOrder(statuses) }, strength: "verified" };
  },
);
