import type { DeployOrder } from "../core/order.ts";
import type { DeployBlock } from "./order.ts";

/** What a person runs where this program cannot, or failed to; secrets are shell variables in it. */
export function byHand({ deploy, resolve }: DeployBlock, order: DeployOrder): string {
  const { environment, version, sha, kind } = order;
  const word = (text: string) => filledWord(text, (part) => resolve(part, order));
  if (deploy.command !== undefined) {
    const variables = [
      `RELEASE_ENVIRONMENT=${shellWord(environment)}`,
      `RELEASE_VERSION=${shellWord(version)}`,
      `RELEASE_SHA=${shellWord(sha)}`,
      `RELEASE_KIND=${kind}`,
    ];
    return [...variables, ...deploy.command.map(word)].join(" ");
  }
  const inputs = Object.entries(deploy.with ?? { sha, version, environment });
  const filled = inputs.map(([name, value]) => `-f ${name}=${word(value)}`);
  const branch = deploy.ref === undefined ? [] : [`--ref ${shellWord(deploy.ref)}`];
  return ["gh workflow run", shellWord(deploy.workflow ?? ""), ...branch, ...filled].join(" ");
}

/** A word with its expressions filled in, but for secrets: those a person has in variables. */
function filledWord(
  text: string,
  fill: (part: string) => { readonly ok: true; readonly value: string } | { readonly ok: false },
): string {
  const parts = text.split(/\$\{\{\s*secrets\.(\w+)\s*\}\}/i);
  const words = parts.map((part, index) => {
    if (index % 2 === 1) return `"$${part}"`;
    if (part === "") return "";
    const filled = fill(part);
    return shellWord(filled.ok ? filled.value : part);
  });
  return words.join("") || "''";
}

/** A word that a POSIX shell takes as it is. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
