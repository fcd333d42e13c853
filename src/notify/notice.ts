import type { Happened, Notice, NoticeEvent, NoticeLink } from "../core/notice.ts";
import type { Environment, Release } from "../core/release.ts";
import { severityText } from "../core/severity.ts";
import { line } from "../core/text.ts";

/** What is known around something that happened. */
export interface Around {
  /** `owner/name`. */
  readonly repository: string;
  /** `https://github.com`, or the address of a GitHub of one's own. */
  readonly server: string;
  readonly release: Pick<Release, "name" | "component" | "version" | "sha">;
  readonly environment: Pick<Environment, "name">;
  /** Address of the run. */
  readonly run: string | undefined;
  /** Address of the issue of the incident, once it is there. */
  readonly incident?: NoticeLink | undefined;
  /** ISO 8601. */
  readonly at: string;
}

type Titled = Happened & Pick<Around, "release" | "environment">;

const TITLES: Readonly<Record<NoticeEvent, (about: Titled) => string>> = {
  "deploy-started": (about) => `Deploying ${what(about)} to ${about.environment.name}`,
  announced: (about) => `${what(about)} is live in ${about.environment.name}`,
  incident: (about) => `${severityText(about.severity ?? 2)}: ${where(about)}`,
  "on-hold": (about) => `On hold, people decide: ${where(about)}`,
  "rolled-back": (about) =>
    about.target === undefined
      ? `Rolled back: ${where(about)}`
      : `Rolled back: ${about.environment.name} runs ${about.release.name} ${about.target} again`,
  "rollback-failed": (about) => `ROLLBACK FAILED, act now: ${where(about)}`,
};

const what = ({ release: { name, version } }: Titled): string => `${name} ${version}`.trimEnd();
const where = (about: Titled): string => `${what(about)} in ${about.environment.name}`;

/** What happened, complete, for every channel. */
export function noticeOf(happened: Happened, around: Around): Notice {
  const { repository, server, release, environment, run, incident, at } = around;
  const group = groupOf(repository, release.component, environment.name, happened.deployment);
  return {
    ...happened,
    id: `${group}:${happened.event}`,
    group,
    at,
    repository,
    environment: environment.name,
    ...{ name: release.name, component: release.component },
    ...{ version: release.version, sha: release.sha },
    title: line(TITLES[happened.event]({ ...happened, release, environment })),
    test: false,
    links: [
      ...(incident === undefined ? [] : [incident]),
      ...(run === undefined ? [] : [{ text: "Run", url: run }]),
      { text: "Deployments", url: `${server}/${repository}/deployments` },
    ],
  };
}

/** The same notice, sent only to see whether it arrives: it says so first, and has a key of its own. */
export function asTest(notice: Notice, nonce: string): Notice {
  return {
    ...notice,
    id: `${notice.id}:test:${nonce}`,
    group: `${notice.group}:test:${nonce}`,
    title: `[TEST] ${notice.title}`,
    test: true,
  };
}

function groupOf(
  repository: string,
  component: string,
  environment: string,
  deployment: number,
): string {
  const parts = [component, environment].map((part) => part.replace(/[%:]/g, encodeURIComponent));
  return `rg:${repository}:${parts.join(":")}:${deployment}`;
}
