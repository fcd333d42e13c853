import { markContext } from "../core/history.ts";
import { plural } from "../core/wording.ts";
import type { Repository } from "./repository.ts";
import { ENVIRONMENTS, type EnvironmentName, type Shop } from "./shop.ts";
import type { Story } from "./story.ts";

interface Check {
  readonly what: string;
  readonly holds: boolean;
  readonly found: string;
}

/** Asks the live services and the emulated GitHub, not the stages, how the story ended. */
export async function checkOutcome(
  story: Story,
  shop: Shop,
  repository: Repository,
): Promise<readonly Check[]> {
  const perEnvironment = await Promise.all(
    ENVIRONMENTS.map(async (name) => [
      is(
        `${name} answers ${story.ends.live[name]}`,
        await shop.answers(name),
        story.ends.live[name],
      ),
      ...recorded(story, repository, name),
    ]),
  );
  return [...perEnvironment.flat(), reverted(story, repository)];
}

function recorded(
  story: Story,
  { world, sha }: Repository,
  name: EnvironmentName,
): readonly Check[] {
  const records = world.deployments.filter(
    (d) => d.environment === name && d.sha === sha && d.task === "deploy",
  );
  const mark = world.statuses.findLast((s) => s.sha === sha && s.context === markContext(name));
  const wanted = story.ends.deployed[name];
  return [
    is(
      wanted
        ? `GitHub has one finished deployment of ${story.version} to ${name}`
        : `GitHub has no deployment of ${story.version} to ${name}`,
      records.map((d) => d.statuses.some((s) => s.state === "success")).join(),
      wanted ? "true" : "",
    ),
    is(
      story.ends.marks[name] === undefined
        ? `${story.version} has no mark for ${name}`
        : `the mark of ${story.version} for ${name} is ${story.ends.marks[name]}`,
      mark?.state,
      story.ends.marks[name],
    ),
  ];
}

function reverted(story: Story, { world, previousSha }: Repository): Check {
  const reverts = world.deployments.filter((d) => d.task === "rollback");
  const proven = reverts.filter(
    (d) => d.sha === previousSha && d.statuses.at(-1)?.state === "success",
  );
  const mark = world.statuses.findLast(
    (s) => s.sha === previousSha && s.context === markContext("production"),
  );
  if (!story.ends.reverted) return is("GitHub has no rollback", String(reverts.length), "0");
  const found = `${plural(reverts.length, "rollback")}, ${proven.length} ended in success, mark ${mark?.state}`;
  return is(
    "GitHub has one rollback, which is proven",
    found,
    "1 rollback, 1 ended in success, mark success",
  );
}

function is(what: string, found: string | undefined, wanted: string | undefined): Check {
  return {
    what,
    holds: found === wanted,
    found: found === undefined || found === "" ? "nothing" : found,
  };
}
