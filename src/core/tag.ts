/** `release.tag` of a manifest: text that git takes around one `${{ release.version }}`. */
export const TAG_PATTERN =
  /^(?![-/.])((?:(?!\.\.)[^\s~^:?*[\\${}])*)\$\{\{\s*release\.version\s*\}\}((?:(?!\.\.)[^\s~^:?*[\\${}])*)(?<![/.])$/;

/** What stands around a version in a tag; undefined: nothing, or `v` before it. */
function around(tag: string | undefined): readonly [before: string, after: string] | undefined {
  const [, before, after] = TAG_PATTERN.exec(tag ?? "") ?? [];
  return before === undefined || after === undefined ? undefined : [before, after];
}

/** Names that the tag of a version may have; `tag` is `release.tag` as it is written. */
export function tagNames(tag: string | undefined, version: string): readonly string[] {
  const parts = around(tag);
  return parts === undefined ? [`v${version}`, version] : [parts.join(version)];
}

/** The version that a tag names, where it is one of this release; without `v` in front. */
export function versionInTag(tag: string | undefined, name: string): string | undefined {
  const parts = around(tag);
  if (parts === undefined) return withoutV(name);
  const [before, after] = parts;
  const fits = name.startsWith(before) && name.endsWith(after);
  const version = name.slice(before.length, name.length - after.length);
  // `v2.4.0` is no version between these: the tag is another service's.
  return fits && /^\d/.test(version) ? version : undefined;
}

/** A version as people write it, without `v` in front. */
export function withoutV(version: string): string {
  return version.replace(/^v(?=\d)/i, "");
}
