import type { RecordPayload } from "../../src/core/record.ts";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import { addCheckRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import {
  BEGUN,
  LIVE,
  type SeededStatus,
  addRecord as seed,
} from "../../src/demo/github/seeds/records.ts";
import type { Deployment } from "../../src/demo/github/things.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import type { FakeClock } from "./fake-clock.ts";

export const VERSION = "2.4.0";
export const PREVIOUS_VERSION = "2.3.7";

/** Short windows of a shop with two critical checks and one that only warns. */
export const MANIFEST = `
roles: {release-coordinator: [alice], qa-lead: [bob]}
environments:
  staging: {url: https://staging.shop.example}
  production: {url: https://shop.example}
deploy: {command: [deploy, "\${{ target.version }}"], timeout: 5m}
smoke:
  ready: {get: /version, version: {json: $.version}, within: 10s, every: 1s, in-a-row: 3}
  checks:
    - get: /
    - {id: orders, get: /orders}
    - {id: banner, get: /banner, severity: warning}
health:
  observe: 30s
  every: 1s
  prolong: 60s
  signals: [{probe: orders, error-rate: {max: 20%}}]
rollback: {stable-for: 30s}
`;

/** How the repository and its past differ from the usual. */
export interface Past {
  /** The release's own manifest; null: none. */
  readonly manifest?: string | null;
  /** The default branch's, where it is another; null: none. */
  readonly trusted?: string | null;
  /** Further files of the release's commit. */
  readonly files?: Readonly<Record<string, string>>;
  /** How 2.3.7 stands in production; null: nothing was ever released there. */
  readonly previous?: Partial<Seed> | null;
  /** Whether staging has verified 2.4.0. */
  readonly staged?: boolean;
}

interface Seed {
  /** The verdict on what is live; null: none yet. */
  readonly verdict: RecordVerdict | null;
  /** Everything that was said of it, where that is something else. */
  readonly statuses: readonly SeededStatus[];
}

export interface Recorded extends Partial<Seed> {
  readonly environment?: string;
  readonly component?: string;
  readonly sha: string;
  readonly version: string;
  readonly run?: string;
  readonly rollbackOf?: number;
  readonly payload?: Partial<RecordPayload>;
}

/** Verdicts as deciding stages leave them. */
export const VERIFIED: RecordVerdict = { outcome: "pass", by: "health", proof: "version" };
export const FAILED: RecordVerdict = { outcome: "fail", by: "health", proof: "version" };

/** A deployment that ended badly. */
export const BROKEN: readonly SeededStatus[] = [
  BEGUN,
  ["error", { outcome: "fail", by: "deploy", proof: "none" }],
];

/** The shop's repository with its past, and ways to add to it. */
export interface ShopRepository {
  readonly world: World;
  /** Commit of 2.4.0, and of 2.3.7. */
  readonly sha: string;
  readonly previousSha: string;
  /** Adds a record of ours, by default a verified deployment to production by this run. */
  readonly record: (recorded: Recorded) => Deployment;
  /** Adds a commit of an older or newer version. */
  readonly commit: (version: string) => string;
}

export function shopRepository(clock: FakeClock, past: Past): ShopRepository {
  const world = createWorld({ now: clock.now });
  const { manifest = MANIFEST, trusted = manifest, previous = {}, staged = true } = past;
  const commit = (version: string, files: Readonly<Record<string, string | null>> = {}) => {
    clock.advance(60_000);
    const text = JSON.stringify({ name: "shop", version });
    return addCommit(world, { branch: "next", files: { "package.json": text, ...files } }).sha;
  };
  const record = (recorded: Recorded) => addRecord(world, clock, recorded);
  addCommit(world, { files: { ...(trusted === null ? {} : { "release.yml": trusted }) } });
  const previousSha = commit(PREVIOUS_VERSION);
  const sha = commit(VERSION, { "release.yml": manifest, ...past.files });
  /** Another version beside the release's, which contains it: what is live is never newer. */
  const beside = (version: string) => {
    const other = commit(version);
    const [made, own] = [world.commits.get(other), world.commits.get(sha)];
    if (made !== undefined) world.commits.set(other, { ...made, parents: [previousSha] });
    if (own !== undefined) world.commits.set(sha, { ...own, parents: [...own.parents, other] });
    return other;
  };
  addCheckRun(world, { sha, name: "test" });
  record({ environment: "staging", sha: previousSha, version: PREVIOUS_VERSION, run: "3301" });
  if (previous !== null)
    record({ sha: previousSha, version: PREVIOUS_VERSION, run: "3301", ...previous });
  if (staged) record({ environment: "staging", sha, version: VERSION, run: "4700" });
  clock.advance(60_000);
  return { world, sha, previousSha, record, commit: beside };
}

function addRecord(world: World, clock: FakeClock, recorded: Recorded): Deployment {
  clock.advance(60_000);
  const { environment = "production", run = "4711", verdict = VERIFIED, ...own } = recorded;
  const decided: readonly SeededStatus[] =
    verdict === null ? [] : [[verdict.outcome === "fail" ? "failure" : "success", verdict]];
  return seed(world, { statuses: [BEGUN, LIVE, ...decided], ...own, environment, run });
}
