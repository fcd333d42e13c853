import type { Checkout } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { running } from "../core/record-trust.ts";
import type { Release, ReleaseType } from "../core/release.ts";
import { stageFacts } from "../core/stages.ts";
import { versionInTag, withoutV } from "../core/tag.ts";
import type { ReadFile } from "../evidence/source.ts";
import type { Manifest } from "../manifest/schema.ts";
import { distance, isVersion } from "../requirements/versions.ts";
import { NOWHERE } from "./commit.ts";
import type { Request } from "./request.ts";

interface Facts {
  readonly request: Request;
  readonly manifest: Manifest;
  readonly repository: string | undefined;
  readonly sha: string;
  /** Where the commit was read. */
  readonly shaFrom: string;
  readonly checkout: Checkout | undefined;
  readonly readFile: ReadFile;
  /** Undefined where the environment's records are not known. */
  readonly history: History | undefined;
  /** Record that the stage is about, where there is one: it names version and commit. */
  readonly record: DeploymentRecord | undefined;
  readonly signal: AbortSignal;
}

/** Everything about the release that can be found out before it is judged. */
export async function releaseFacts(facts: Facts): Promise<Release> {
  const { manifest, repository, record, history } = facts;
  const name = manifest.release.name ?? repository?.split("/")[1] ?? "release";
  const component = manifest.release.component ?? "";
  const { type: declared } = manifest.release;
  if (record !== undefined) {
    const { version, type, previous } = record.payload;
    return {
      ...{ name, component, version, sha: record.sha },
      versionFrom: `deployment ${record.id}`,
      shaFrom: `deployment ${record.id}`,
      type: type ?? (declared === "auto" ? "minor" : declared),
      previous: previous ?? undefined,
    };
  }
  const { version, from: versionFrom } = (await versionOf(facts)) ?? unnamed(facts);
  const previous = history && running(history.records);
  const type = typeOf(declared, previous?.version, version);
  const { sha, shaFrom } = facts;
  return { name, component, version, versionFrom, type, sha, shaFrom, previous };
}

/** The same release, where these records say what ran before it. */
export function after(
  release: Release,
  past: History,
  declared: Manifest["release"]["type"],
): Release {
  const previous = running(past.records);
  return { ...release, previous, type: typeOf(declared, previous?.version, release.version) };
}

interface Named {
  readonly version: string;
  readonly from: string;
}

async function versionOf(facts: Facts): Promise<Named | undefined> {
  const { request, manifest, readFile, signal } = facts;
  const { tag: pattern } = manifest.release;
  if (request.version !== undefined) return { version: withoutV(request.version), from: "input" };
  if (manifest.release.version !== undefined) {
    return { version: withoutV(manifest.release.version), from: "manifest" };
  }
  for (const tag of tagsOf(facts)) {
    const version = versionInTag(pattern, tag);
    if (version !== undefined && isVersion(version)) return { version, from: `tag ${tag}` };
  }
  const file = await readFile("package.json", signal);
  const version = file.state === "read" ? packageVersion(file.text) : undefined;
  if (version !== undefined) return { version: withoutV(version), from: "package.json" };
  if (file.state === "missing") throw noVersion(`; package.json could not be read: ${file.reason}`);
  return undefined;
}

/** Tags of the commit that is released: the event's, unless a person has named another commit. */
function tagsOf({ request, checkout, sha }: Facts): readonly string[] {
  const { tag, sha: of } = request.event;
  if (tag !== undefined && (request.sha === undefined || of === sha)) return [tag];
  return checkout?.sha === sha ? checkout.tags : [];
}

/** Checks that compare no version can be made of whatever answers. */
function unnamed({ request, manifest }: Facts): Named {
  const isCompared = manifest.smoke.checks.some(({ expect }) => expect.version !== undefined);
  if (stageFacts(request.stage).withoutRelease !== true || isCompared) throw noVersion("");
  return { version: "", from: NOWHERE };
}

function noVersion(why: string): Problem {
  return new Problem({
    code: "release-unclear",
    sentence: `no version was given, and none was found in the manifest, the tags or package.json${why}`,
    remedy:
      "give the version (input `version`, flag --release-version) or write `release.version` in the manifest",
  });
}

function packageVersion(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("version" in parsed)) return undefined;
    return typeof parsed.version === "string" && parsed.version !== "" ? parsed.version : undefined;
  } catch {
    return undefined; // no package.json that npm could read either
  }
}

/** The declared type; else the distance to what ran before, `minor` on the very first release. */
function typeOf(
  declared: ReleaseType | "auto",
  previous: string | undefined,
  version: string,
): ReleaseType {
  if (declared !== "auto") return declared;
  if (previous === undefined || !isVersion(previous) || !isVersion(version)) return "minor";
  return distance(previous, version);
}
