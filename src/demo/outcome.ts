import { parseDescription } from "../core/record-description.ts";
import { plural } from "../core/wording.ts";
import type { Deployment } from "./github/things.ts";
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

/** Ours by what their task says. */
const ownIn = ({ world }: Repository, environment: EnvironmentName): readonly Deployment[] =>
  world.deployments.filter((d) => d.environment === environment && d.task === "release-gate");

const isRevert = ({ payload }: Deployment): boolean =>
  JSON.stringify(payload).includes('"kind":"rollback"');

/** `pass`, or `fail, rolled back`: what a record says in the end. */
function verdictOf({ statuses }: Deployment): string {
  const said = statuses.flatMap(({ description }) => {
    const says = parseDescription(description);
    return says?.kind === "verdict" ? [says] : [];
  });
  const last = said.at(-1);
  if (last === undefined) return "without a verdict";
  return `${last.verdict.outcome}${last.rolledBackBy === undefined ? "" : ", rolled back"}`;
}

function recorded(story: Story, repository: Repository, name: EnvironmentName): readonly Check[] {
  const records = ownIn(repository, name).filter((d) => d.sha === repository.sha && !isRevert(d));
  const wanted = story.ends.verdicts[name];
  const what =
    wanted === undefined
      ? `GitHub has no deployment of ${story.version} to ${name}`
      : `GitHub has one deployment of ${story.version} to ${name}, which says: ${wanted}`;
  return [is(what, records.map(verdictOf).join("; "), wanted ?? "")];
}

function reverted(story: Story, repository: Repository): Check {
  const reverts = ownIn(repository, "production").filter(isRevert);
  if (!story.ends.reverted) return is("GitHub has no rollback", String(reverts.length), "0");
  const { previousSha } = repository;
  const proven = reverts.filter((d) => d.sha === previousSha && verdictOf(d) === "pass");
  const found = `${plural(reverts.length, "rollback")}, ${proven.length} proven`;
  return is("GitHub has one rollback, which is proven", found, "1 rollback, 1 proven");
}

function is(what: string, found: string | undefined, wanted: string | undefined): Check {
  return {
    what,
    holds: found === wanted,
    found: found === undefined || found === "" ? "nothing" : found,
  };
}
