import { bodyOf, labelNames } from "../body.ts";
import type { Call, Reply, Route } from "../call.ts";
import { error } from "../call.ts";
import { list, page } from "../pages.ts";
import { addLabel } from "../seeds/issues.ts";
import { labelsView } from "../views/label.ts";
import { stamp } from "../world.ts";
import { issueOf } from "./issues.ts";

/** Labels of the repository and of an issue. */
export const labelRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/labels",
    permission: "issues=read; pull_requests=read",
    answer: (call) =>
      list(call, [...call.world.labels.keys()], (name) => labelsView(call.world, [name])[0]),
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/labels",
    permission: "issues=write; pull_requests=write",
    answer: create,
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    permission: "issues=read; pull_requests=read",
    answer: (call) => {
      const { items, headers } = page(call, issueOf(call).labels);
      return { status: 200, body: labelsView(call.world, items), headers };
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    permission: "issues=write; pull_requests=write",
    answer: (call) => {
      const issue = issueOf(call);
      for (const name of labelNames(call)) {
        addLabel(call.world, name);
        if (!issue.labels.includes(name)) issue.labels.push(name);
      }
      issue.updatedAt = stamp(call.world);
      return { status: 200, body: labelsView(call.world, issue.labels) };
    },
  },
];

function create(call: Call): Reply {
  const body = bodyOf(call);
  const name = body.needed("name");
  if (call.world.labels.has(name)) {
    const errors = [{ resource: "Label", code: "already_exists", field: "name" }];
    return error(422, "Validation Failed", { errors });
  }
  addLabel(call.world, name, {
    color: body.text("color"),
    description: body.text("description"),
  });
  return { status: 201, body: labelsView(call.world, [name])[0] };
}
