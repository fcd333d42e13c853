import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { cut } from "../core/text.ts";
import { shortSha } from "../core/units.ts";
import { plural } from "../core/wording.ts";
import { lazily, text } from "../fields/fields.ts";
import { labelled, type OpenItem } from "../questions/labelled.ts";
import { markdown } from "../questions/markdown.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { fieldsOf, NOTES_FIELDS } from "./notes-fields.ts";
import { listed } from "./paths-changed.ts";
import { placeholderIn } from "./placeholders.ts";

const { title } = NOTES_FIELDS.issues;

/** The notes have a section on known issues, which names every open issue with the label. */
export const knownIssues = defineEvaluator({
  id: "known-issues",
  options: lazily(() =>
    z.strictObject({
      label: text.default("known-issue").meta({ description: "label of issues that users meet" }),
    }),
  ),
  reads: ["notes"],
  questions: ({ label }, { declared }) => ({
    notes: markdown(declared.notes.path),
    open: labelled(label),
  }),
  judge: ({ notes: { path, fields }, open }, { label }, { release }): Judgement => {
    const expected = `${title} in ${path}, with every open issue labelled ${label}`;
    const fail = (found: string, remedy: string, link?: string): Judgement => {
      return { outcome: "fail", expected, found, remedy, ...(link === undefined ? {} : { link }) };
    };
    if (fields === undefined) {
      return fail(
        `${path} does not exist at ${shortSha(release.sha)}`,
        `Write ${path} with a heading ${title} and release the commit that contains it`,
      );
    }
    const sections = fieldsOf(fields, "issues");
    const said = sections.map((section) => section.text).join("\n");
    if (said.trim() === "" || placeholderIn(said) !== undefined) {
      return fail(
        sections.length === 0 ? `${path} has no ${title}` : `${title} in ${path} is not written`,
        `Write under ${title} what users will meet, or that there is none, and release the commit that contains it`,
      );
    }
    const issues = open.items.filter(({ pull }) => !pull);
    const left = issues.filter((issue) => !isNamed(issue, said));
    if (left.length === 0) {
      const named =
        issues.length === 0
          ? `no open issue is labelled ${label}`
          : `names ${issues.length} of ${plural(issues.length, "open issue")}`;
      const found = `${title} is filled in, and ${named}`;
      return { outcome: "pass", expected, found };
    }
    return fail(
      `${path} does not name ${listed(left.map(inWords))}`,
      `Describe them under ${title}, close them, or take away the label; then release the commit that contains it`,
      left[0]?.url,
    );
  },
});

const inWords = ({ number, title: name }: OpenItem): string => `#${number} ("${cut(name, 60)}")`;

/** By its number, which behind a name is that of another repository, or its address. */
function isNamed({ number, url }: OpenItem, said: string): boolean {
  const own = /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\//.exec(url)?.[1] ?? "";
  const near = said.replaceAll(`${own}#`, "#");
  return (
    new RegExp(`(?<![\\w/.-])#${number}(?!\\d)`).test(near) || said.split(/[\s()<>]+/).includes(url)
  );
}
