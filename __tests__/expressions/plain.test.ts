import { expect, test } from "@jest/globals";
import { codeProblems } from "../../src/expressions/lookups.ts";
import { isPlainTemplate } from "../../src/expressions/plain.ts";
import { cutTemplate } from "../../src/expressions/template.ts";

const LATER = { beforeRelease: false };
const ADDRESS = { beforeRelease: true };

test.each([
  ["${{ env.URL }}", LATER, true],
  ["${{ env.URL }}", ADDRESS, true],
  ["https://${{env.HOST}}/a?b=${{ secrets.B_2 }}", ADDRESS, true],
  ["notes/${{ release.version }}.md", LATER, true],
  ["notes/${{ release.version }}.md", ADDRESS, false],
  ["${{ release.colour }}", LATER, false],
  ["${{ release.constructor }}", LATER, false],
  ["${{ env.GITHUB_TOKEN }}", LATER, false],
  ["${{ secrets.runner_name }}", LATER, false],
  ["${{ env.A", LATER, false],
  ["${{ env.A }}${{ env.", LATER, false],
  ["$${{ env.A }}{{ env.B }}", LATER, false],
  ["${{ format('${{ env.A }}') }}", LATER, false],
  ["${{ env.A || 'x' }}", LATER, false],
  ["${{ env['A'] }}", LATER, false],
  ["${{ environment.url }}", LATER, false],
] as const)("%s is plain or not", (text, where, plain) => {
  expect(isPlainTemplate(text, where)).toBe(plain);
  if (!plain) return;
  const cut = cutTemplate(text);
  const pieces = cut.ok ? cut.pieces : [];
  const standing = { ...where, inPlace: false, inNotice: false };
  const problems = pieces.flatMap((piece) =>
    piece.kind === "expression" ? codeProblems(piece.code, standing) : [],
  );
  expect([cut.ok, problems]).toEqual([true, []]);
});
