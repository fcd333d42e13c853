// act and actionlint do not know the newest syntax of workflows. Our files are written in block
// style, one key a line, so that a few expressions make a copy that both read. The copy keeps its
// line numbers: what is taken out leaves an empty line.
const EDITS = [
  [/^(\s*(?:- )?uses: )\$\//gm, "$1./"],
  // Our released action and workflows are those of the working tree.
  [/^(\s*(?:- )?uses: )octoacme\/release-gate\/?([^@\s]*)@\S+/gm, "$1./$2"],
  [/^\s*(?:queue|vulnerability-alerts|deployment): .*$/gm, ""],
  // act would download checkout for another ref than the one of its copy of the working tree.
  [/^\s*ref: \$\{\{ inputs\.sha .*$/gm, ""],
];

/** A workflow in the syntax that act and actionlint know: all that is newer is taken out. */
export function olderSyntax(text) {
  return EDITS.reduce((edited, [pattern, by]) => edited.replace(pattern, by), text);
}
