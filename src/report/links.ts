import type { Place } from "../core/place.ts";
import type { Report } from "../core/report.ts";

const RUN_URL = /^(https?:\/\/[^/?#\s]+\/[^/?#\s]+\/[^/?#\s]+)\/actions\/runs\/\d+/;

/** Addresses of the repository that the run belongs to; undefined without a run on GitHub. */
export function linksOf({ run, release }: Report): {
  readonly commit: string | undefined;
  readonly place: (place: Place) => string | undefined;
} {
  const repository = run.url === undefined ? undefined : RUN_URL.exec(run.url)?.[1];
  const sha = release !== undefined && /^[0-9a-f]{40}$/.test(release.sha) ? release.sha : undefined;
  if (repository === undefined || sha === undefined) {
    return { commit: undefined, place: () => undefined };
  }
  return {
    commit: `${repository}/commit/${sha}`,
    place: ({ file, line, ref = sha }) => {
      const path = file.replace(/^\.\//, "").split("/").map(encoded).join("/");
      return `${repository}/blob/${ref}/${path}#L${line}`;
    },
  };
}

// Half a character is no address, and `encodeURIComponent` throws on it.
const encoded = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd"));
