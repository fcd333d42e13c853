import { describe, expect, test } from "@jest/globals";
import { loadManifest } from "../../src/manifest/load.ts";
import { policyPart } from "../../src/manifest/policy-part.ts";
import { planRequirements } from "../../src/policy/plan.ts";
import { policyOf } from "../../src/policy/policies.ts";
import { manifestOf, POLICIES, SMALLEST, saidOf } from "../manifest/manifests.ts";

const own = (keys: string, rest = "") =>
  `${SMALLEST}requirements:\n  legal-review: {${keys}}\n${rest}`;

const WHOLE = "title: Terms are read, uses: attest, role: legal";

async function planned(
  text: string,
  over: { production?: boolean; type?: "patch" | "minor" } = {},
) {
  const { production = true, type = "minor" } = over;
  const loaded = await loadManifest({ path: "release.yml", text, policies: POLICIES });
  const policy = policyOf(POLICIES, "essentials");
  if (!loaded.ok || policy === undefined) throw new Error("the manifest does not load");
  const environment = { name: "production", url: "https://a.example", production, after: [] };
  const plan = planRequirements({
    policy,
    manifest: policyPart(loaded.manifest),
    releaseType: type,
    environment,
    place: loaded.place,
    spots: loaded.spots,
  });
  const found = (["readiness", "verify"] as const).flatMap((phase) =>
    plan.rowsFor(phase).flatMap((row) => (row.id === "legal-review" ? [{ ...row, phase }] : [])),
  );
  return found[0];
}

test("a manifest adds a requirement of its own, which people vouch for", async () => {
  expect(await planned(own(WHOLE, "roles: {legal: [lena]}\n"))).toEqual({
    id: "legal-review",
    title: "Terms are read",
    uses: "attest",
    options: { role: "legal", link: false, needs: 1 },
    effect: "block",
    owner: "legal (@lena)",
    place: { file: "release.yml", line: 5, column: 3 },
    phase: "readiness",
  });
});

test.each([
  [`${WHOLE}, phase: verify`, {}, { phase: "verify" }],
  [`${WHOLE}, effect: warn`, {}, { effect: "warn" }],
  [
    `${WHOLE}, effect: {patch: inform, minor: warn, major: block}`,
    { type: "patch" as const },
    { effect: "inform" },
  ],
  [`${WHOLE}, due: any`, { production: false }, { id: "legal-review" }],
  [
    `${WHOLE}, every: 30d, link: true, needs: 2, unless-check: 2026`,
    {},
    {
      options: {
        role: "legal",
        every: 2_592_000_000,
        link: true,
        needs: 2,
        "unless-check": "2026",
      },
    },
  ],
])("%s", async (keys, over, row) => {
  expect(await planned(own(keys), over)).toMatchObject(row);
});

test("is due in production alone, unless it says otherwise", async () => {
  expect(await planned(own(WHOLE), { production: false })).toBeUndefined();
});

describe("is refused, with its place,", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "without a title",
      own("uses: attest, role: legal"),
      ['5:3 requirements.legal-review has no key "title"'],
    ],
    [
      "by another rule",
      own("title: x, uses: ci, role: legal"),
      ['5:34 requirements.legal-review.uses is "ci"'],
    ],
    [
      "with a key that it does not have",
      own(`${WHOLE}, evry: 30d`),
      ['5:68 unknown key "evry" in requirements.legal-review'],
    ],
    [
      "under the name of a line of the policy",
      `${SMALLEST}requirements:\n  ci-passing: {${WHOLE}}\n`,
      ["5:3 ci-passing is a requirement of the policy essentials already"],
    ],
    [
      "under a name that nobody could write in a comment",
      `${SMALLEST}requirements:\n  Legal Review: {${WHOLE}}\n`,
      ['5:3 "Legal Review" is not allowed as the id of a requirement'],
    ],
    [
      "under a name that looks like a commit",
      `${SMALLEST}requirements:\n  defaced: {${WHOLE}}\n`,
      ['5:3 "defaced" is not allowed as the id of a requirement'],
    ],
    [
      "where it is waived",
      own(
        WHOLE,
        "roles: {pm: [carol]}\nwaivers: [{waive: legal-review, by: carol, until: 2026-12-01, because: x}]\n",
      ),
      ["7:19 legal-review is never waived"],
    ],
  ])("%s", async (_why, text, said) => {
    expect(await saidOf(text)).toEqual(said);
  });
});

describe("a role of its own", () => {
  test("is one that a requirement asks for", async () => {
    const { roles } = await manifestOf(own(WHOLE, "roles: {legal: [lena, '@octoacme/legal']}\n"));
    expect(roles.legal).toEqual(["lena", "octoacme/legal"]);
  });

  test("a slip in the name of another is named", async () => {
    expect(await saidOf(`${SMALLEST}roles: {qa-laed: [bob]}\n`)).toEqual([
      '4:9 no requirement asks for the role "qa-laed"',
    ]);
  });
});
