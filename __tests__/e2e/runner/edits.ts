import type { Edits } from "../../support/workflow-repository.ts";

const GATED = ".github/workflows/gated-release.yml";

/** Changes one job of the reusable workflow. */
export function inJob(name: string, from: string, to: string): Edits {
  return {
    [GATED]: (text) => {
      const at = text.indexOf(`    name: ${name}\n`);
      return text.slice(0, at) + text.slice(at).replace(from, to);
    },
  };
}

/** The shop's deployment fails in production, forwards (to anything but what runs) or backwards. */
export function failing(kind: "deploy" | "rollback"): Edits {
  const when = `environment === "production" && kind === "${kind}"`;
  const forwards = kind === "deploy" ? ' && version !== "2.3.7"' : "";
  return {
    "deploy.mjs": (text) =>
      text.replace(
        "mkdirSync(state,",
        `if (${when}${forwards}) {\n  console.error("no capacity");\n  process.exit(1);\n}\n$&`,
      ),
  };
}

/** Changes a piece of the manifest. */
export function manifest(from: string | RegExp, to: string): Edits {
  return { "release.yml": (text) => text.replace(from, () => to) };
}

/** The shop's deployment needs a secret. */
export const DEPLOYS_WITH_TOKEN = manifest(
  "[node, deploy.mjs]",
  '[node, deploy.mjs, "${{ secrets.DEPLOY_TOKEN }}"]',
);

/** The shop has no staging: every release goes to production alone. */
export const ONLY_PRODUCTION: Edits = {
  "release.yml": (text) => text.replace(/ {2}staging: .*\n/, "").replace(", after: staging", ""),
};
