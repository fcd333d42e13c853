import type { Comment, Issue, Milestone } from "../things.ts";
import type { World } from "../world.ts";
import { newId, stamp } from "../world.ts";

/** Adds an issue, or with `pullRequest` what lists of issues say of a pull request. */
export function addIssue(world: World, given: Partial<Issue> & { readonly title: string }): Issue {
  const at = given.createdAt ?? stamp(world);
  const issue: Issue = {
    id: newId(world),
    number: Math.max(0, ...world.issues.map((other) => other.number)) + 1,
    body: "",
    state: "open",
    author: "mona",
    labels: [],
    pullRequest: false,
    createdAt: at,
    updatedAt: at,
    closedAt: given.state === "closed" ? at : null,
    comments: [],
    ...given,
  };
  world.issues.push(issue);
  for (const label of issue.labels) addLabel(world, label);
  return issue;
}

/** Adds a comment to an issue. */
export function addComment(
  world: World,
  issue: Issue,
  given: Partial<Comment> & { readonly body: string },
): Comment {
  const at = given.createdAt ?? stamp(world);
  const comment: Comment = {
    id: newId(world),
    author: "mona",
    association: "MEMBER",
    createdAt: at,
    updatedAt: at,
    ...given,
  };
  issue.comments.push(comment);
  return comment;
}

/** Adds a label unless the repository has it. */
export function addLabel(
  world: World,
  name: string,
  given: { readonly color?: string | undefined; readonly description?: string | undefined } = {},
): void {
  if (world.labels.has(name)) return;
  world.labels.set(name, {
    id: newId(world),
    name,
    color: given.color ?? "ededed",
    description: given.description ?? null,
  });
}

/** Adds an open milestone. */
export function addMilestone(world: World, title: string): Milestone {
  const number = world.milestones.length + 1;
  const state = "open";
  const milestone: Milestone = { id: newId(world), number, title, state, createdAt: stamp(world) };
  world.milestones.push(milestone);
  return milestone;
}
