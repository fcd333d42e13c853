import { meant } from "../core/meant.ts";
import { hasExpression } from "../expressions/template.ts";
import type { CheckOptions } from "../smoke/check-options.ts";
import { runsIn } from "../smoke/flow.ts";
import type { Path } from "../yaml/path.ts";
import { isProduction, urlFault } from "./environment.ts";
import type { Fault, Rule } from "./rules.ts";
import type { Manifest } from "./schema.ts";

/** Rules about the environments that checks run in. */
export const CHECK_RULES: readonly Rule[] = [
  { needs: ["smoke", "environments"], faults: environmentFaults },
  { needs: ["smoke", "environments"], faults: hostFaults },
  { needs: ["smoke", "environments"], faults: insecureFaults },
];

function environmentFaults(manifest: Manifest): readonly Fault[] {
  const { checks } = manifest.smoke;
  const names = Object.keys(manifest.environments);
  const unknown = checks.flatMap((check, i) =>
    (["only", "except"] as const).flatMap((key) =>
      (check[key] ?? []).flatMap((name, at) => {
        if (names.includes(name)) return [];
        const sentence = `there is no environment "${name}"`;
        const path = inChecks([i, key, at]);
        return [{ path, words: { sentence, ...meant(name, names) } }];
      }),
    ),
  );
  if (unknown.length > 0) return unknown;
  return [
    ...checks.flatMap((check, i) => lostNeeds(manifest, check, i)),
    ...names.flatMap((name) => withoutCheck(checks, name)),
  ];
}

const inChecks = (rest: Path): Path => ["smoke", "checks", ...rest];

/** A check runs nowhere without what it needs. */
function lostNeeds(manifest: Manifest, check: CheckOptions, i: number): readonly Fault[] {
  return (check.needs ?? []).flatMap((id, at) => {
    const needed = manifest.smoke.checks.find((one) => one.id === id);
    const lost = Object.keys(manifest.environments).find(
      (name) => runsIn(check, name) && needed !== undefined && !runsIn(needed, name),
    );
    if (lost === undefined) return [];
    const sentence = `"${id}" does not run in ${lost}, and this check does`;
    const hint = "give both the same `only` or `except`";
    return [{ path: inChecks([i, "needs", at]), words: { sentence, hint } }];
  });
}

function withoutCheck(checks: readonly CheckOptions[], name: string): readonly Fault[] {
  if (checks.some((check) => check.cleanup !== true && runsIn(check, name))) return [];
  const sentence = `no check runs in ${name}, so that nothing could pass there`;
  return [{ path: ["smoke", "checks"], words: { sentence }, key: true }];
}

/** What an unverified host says is no word of production's. */
function insecureFaults(manifest: Manifest): readonly Fault[] {
  const { checks } = manifest.smoke;
  return checks.flatMap((check, i) => {
    const where = Object.keys(manifest.environments).find(
      (name) => isProduction(manifest, name) && runsIn(check, name),
    );
    if (check.insecure !== true || where === undefined) return [];
    const sentence = `this check runs in ${where}, and production takes no unverified certificate`;
    const hint =
      "name the environments that need it with `only`, or trust their authority with `smoke.ca`";
    return [{ path: inChecks([i, "insecure"]), words: { sentence, hint }, key: true }];
  });
}

/** Every host that a check names is there, is an address, and is used. */
function hostFaults(manifest: Manifest): readonly Fault[] {
  const { checks } = manifest.smoke;
  const all = Object.entries(manifest.environments);
  const missing = checks.flatMap(({ at, ...check }, i) => {
    if (at === undefined) return [];
    const without = all.find(
      ([name, { hosts = {} }]) => runsIn(check, name) && !Object.hasOwn(hosts, at),
    );
    if (without === undefined) return [];
    const [name, { hosts = {} }] = without;
    const sentence = `the environment ${name} has no host "${at}"`;
    const hint = `write it below environments.${name}.hosts`;
    return [
      { path: inChecks([i, "at"]), words: { sentence, hint, ...meant(at, Object.keys(hosts)) } },
    ];
  });
  const named = all.flatMap(([name, { hosts = {} }]) =>
    Object.entries(hosts).flatMap(([host, url]): readonly Fault[] => {
      const path = ["environments", name, "hosts", host];
      const fault = hasExpression(url) ? undefined : urlFault(url);
      if (fault !== undefined) {
        const expected = "a base address such as https://api.shop.example";
        return [{ path, words: { sentence: `"${url}" is ${fault}`, expected } }];
      }
      if (checks.some((check) => check.at === host && runsIn(check, name))) return [];
      const sentence = `no check of ${name} is \`at: ${host}\``;
      const hint = "name it in a check, or leave it out";
      return [{ path, words: { sentence, hint }, key: true }];
    }),
  );
  return [...missing, ...named];
}
