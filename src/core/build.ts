import type { Proof } from "./record-description.ts";
import type { Released } from "./release.ts";

/** What a service says of the build that answers; a field is undefined where it was not asked or read. */
export interface Answered {
  /** Hexadecimal, 7 characters or more. */
  readonly commit?: string | undefined;
  readonly version?: string | undefined;
}

/** Whether an answer comes from a build, and how strong the proof is. */
export type Compared =
  | { readonly same: true; readonly proof: Proof }
  | { readonly same: false }
  /** Nothing in the answer tells builds apart. */
  | { readonly same: undefined };

/** What is asked: is it this build, where that one ran before? */
interface Wanted {
  readonly build: Released;
  /** What answered before the deployment; undefined: nothing did, or it was not asked. */
  readonly before: Answered | undefined;
}

/**
 * Compares an answer with a build. A commit proves most; a version proves the build only where
 * another version answered before, since a rebuilt version looks like the one that it replaces.
 */
export function compareBuild(answered: Answered, { build, before }: Wanted): Compared {
  const { commit, version } = answered;
  if (commit !== undefined) {
    return isSameCommit(commit, build.sha) ? { same: true, proof: "commit" } : { same: false };
  }
  if (version === undefined) return { same: undefined };
  if (!isSameVersion(version, build.version)) return { same: false };
  const isNew = before?.version === undefined || !isSameVersion(before.version, build.version);
  return { same: true, proof: isNew ? "version" : "none" };
}

/**
 * How an answer proves which build is live: by its commit, by a version other than the one that
 * answered before, or not at all. `before` undefined: that is not known, so no version proves it.
 */
export function provenBy(
  answered: Answered | undefined,
  build: Released,
  before: Answered | undefined,
): Proof {
  if (answered === undefined) return "none";
  const compared = compareBuild(answered, { build, before });
  if (compared.same !== true) return "none";
  return compared.proof === "version" && before === undefined ? "none" : compared.proof;
}

const COMMIT = /^[0-9a-f]{7,64}$/i;

/** True for a commit in digits enough to tell it from others. */
export function isCommit(text: string): boolean {
  return COMMIT.test(text);
}

/** True where one is the beginning of the other, from 7 digits on. */
export function isSameCommit(one: string, other: string): boolean {
  if (!isCommit(one) || !isCommit(other)) return false;
  const [short, long] = [one.toLowerCase(), other.toLowerCase()].toSorted(
    (a, b) => a.length - b.length,
  ) as [string, string]; // two of them
  return long.startsWith(short);
}

/** True for the same version; a leading `v` and build metadata (`+…`) do not count. */
export function isSameVersion(one: string, other: string): boolean {
  return bareVersion(one) === bareVersion(other);
}

/** A version without a leading `v` and build metadata. */
export function bareVersion(version: string): string {
  return version
    .trim()
    .replace(/^v(?=\d)/i, "")
    .replace(/\+.*$/, "");
}
