// The page of codes: what each code of a finding means, with an anchor for each.

const OUTCOME_ORDER = ["pass", "fail", "unknown", "inconclusive", "pending", "not-applicable"];

const anchor = (code) => `<a id="${code.replace("/", "-")}"></a>`;

const row = (code, says) => `| ${anchor(code)}\`${code}\` | ${says} |`;

/** docs/codes.md from the tables of src/core. */
export function codesPage({ subjects, causes, problems, outcomes }) {
  const kinds = OUTCOME_ORDER.map((name) => `| \`${name}\` | ${outcomes[name].means} |`);
  const all = Object.entries(subjects).map(([name, says]) => {
    const anchors = OUTCOME_ORDER.map((outcome) => anchor(`${name}/${outcome}`)).join("");
    return `| ${anchors}\`${name}/…\` | ${says} |`;
  });
  return `# Codes of findings

Every finding in \`report.json\` has a \`code\`. Codes stay the same between versions: programs may rely
on them, new ones are added, none is renamed or removed. A code is what the finding is about and its
outcome, such as \`ci/fail\`; or what kept it from being measured.

<!-- written by \`npm run docs\` from src/core/codes.ts -->

## Outcomes

| outcome | means |
|---|---|
${kinds.join("\n")}

## What it is about

| code | about |
|---|---|
${all.join("\n")}

## What kept it from being measured

| code | means |
|---|---|
${Object.entries(causes)
  .map(([code, says]) => row(code, says))
  .join("\n")}
${Object.entries(problems)
  .map(([name, says]) => row(`problem/${name}`, says))
  .join("\n")}
`;
}
