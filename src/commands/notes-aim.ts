import * as z from "zod";
import type { Files, GitHub } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import type { ReleaseType } from "../core/release.ts";
import { withoutV } from "../core/tag.ts";
import { shortSha } from "../core/units.ts";
import { readLive } from "../evidence/past/read.ts";
import type { Manifest } from "../manifest/schema.ts";
import { deployedIn, nameOf } from "../metrics/deployment.ts";
import { distance, isVersion } from "../requirements/versions.ts";
import { manifestAt, placeFor } from "./metrics-place.ts";
import type { NotesSource } from "./notes-source.ts";

/** What the flags of `notes` say. */
export interface NotesWanted {
  readonly version: string | undefined;
  /** Commit that is released; undefined: the default branch's newest. */
  readonly sha: string | undefined;
  /** Where the range begins. */
  readonly from: string | undefined;
  readonly file: string | undefined;
  readonly source: NotesSource;
  /** Path of the manifest. */
  readonly manifest: string;
}

/** What notes are of. */
export interface Aim {
  readonly version: string;
  readonly type: ReleaseType;
  /** `release.date` of the manifest. */
  readonly date: string | undefined;
  /** Path of the notes. */
  readonly path: string;
  /** Where the range begins; undefined: GitHub was not asked, or knows no earlier release. */
  readonly base: string | undefined;
  /** The same for people. */
  readonly sinceName: string;
  readonly head: string;
}

interface Parts {
  readonly github: GitHub | undefined;
  readonly files: Files;
  readonly now: number;
  readonly signal: AbortSignal;
}

/**
 * Version, file and range of release notes.
 * @throws Problem where nothing says the version, or the file's name needs more than it
 */
export async function aimOf(wanted: NotesWanted, parts: Parts): Promise<Aim> {
  const manifest = await manifestAt(wanted.manifest, parts.files);
  const version = await versionOf(wanted, manifest, parts.files);
  const before = await beforeOf(wanted, version, parts);
  const declared = manifest?.release.type ?? "auto";
  const far =
    before.version === undefined || !(isVersion(before.version) && isVersion(version))
      ? "minor"
      : distance(before.version, version);
  return {
    ...{ version, base: before.base, sinceName: before.name },
    type: declared === "auto" ? far : declared,
    date: manifest?.release.date,
    path: wanted.file ?? pathOf(manifest, version),
    head: wanted.sha ?? "HEAD",
  };
}

async function versionOf(
  { version }: NotesWanted,
  manifest: Manifest | undefined,
  files: Files,
): Promise<string> {
  const named = version ?? manifest?.release.version ?? (await packageVersion(files));
  if (named !== undefined) return withoutV(named);
  throw new Problem({
    code: "release-unclear",
    sentence: "nothing says which version the notes are of",
    remedy: "name it with --release-version",
  });
}

const packageFile = z.object({ version: z.string().min(1) });

async function packageVersion(files: Files): Promise<string | undefined> {
  const text = await files.read("package.json");
  return packageFile.safeParse(fromJson(text ?? "")).data?.version;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not for us to judge: then it says no version.
    return undefined;
  }
}

const DEFAULT = "notes/${{ release.version }}.md";

function pathOf(manifest: Manifest | undefined, version: string): string {
  const template = manifest?.release.notes ?? DEFAULT;
  const path = template.replace(/\$\{\{\s*release\.version\s*\}\}/g, version);
  if (!path.includes("${{")) return path;
  throw new Problem({
    code: "usage",
    sentence: `release.notes ${template} needs more than the version`,
    remedy: "name the file with --file",
  });
}

interface Before {
  readonly base: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
}

/** The release before: as it is named, else what came live last of another version. */
async function beforeOf(
  { from, sha, manifest }: NotesWanted,
  version: string,
  { github, files, now, signal }: Parts,
): Promise<Before> {
  if (from !== undefined) {
    const named = withoutV(from);
    return { base: from, name: from, version: isVersion(named) ? named : undefined };
  }
  if (github === undefined) return { base: undefined, name: "", version: undefined };
  const named = { environment: undefined, component: undefined, manifest };
  const place = await placeFor(named, files);
  const live = await readLive({ github, signal }, { ...place, from: now, pages: "" });
  if (live.state === "missing") {
    const sentence = `the release before cannot be read: ${live.reason}`;
    throw new Problem({
      code: "usage",
      sentence,
      remedy: `${live.remedy}, or name it with --from`,
    });
  }
  const { deployments } = deployedIn(live.data.deployments);
  const last = deployments.findLast((one) => one.sha !== sha && nameOf(one) !== version);
  if (last === undefined) return { base: undefined, name: "", version: undefined };
  const name = last.version === undefined ? shortSha(last.sha) : nameOf(last);
  return { base: last.sha, name, version: last.version === undefined ? undefined : nameOf(last) };
}
