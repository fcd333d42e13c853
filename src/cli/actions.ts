import { Problem } from "../core/problem.ts";
import type { Actions } from "./commands.ts";
import { runLint } from "./lint.ts";
import type { CliWorld } from "./world.ts";

/** What each command does, its parts loaded when it is called; each gives its exit code. */
export function actionsIn(world: CliWorld): Actions {
  return {
    stage: async (name, flags) => {
      const { runStage } = await import("./stage.ts");
      return await runStage(name, flags, world);
    },
    plan: async (flags) => {
      const { runPlan } = await import("./plan.ts");
      return await runPlan(flags, world);
    },
    lint: (manifest) => runLint(manifest, world),
    schema: async () => {
      const { schema } = await import("../commands/schema.ts");
      world.stdout.write(await schema(world.files.policies));
      return 0;
    },
    judge: (path) => judgeReport(path, world),
    incidentCheck: async (issue, repo) => {
      const { runIncidentCheck } = await import("./incident.ts");
      return await runIncidentCheck(issue, repo, world);
    },
    notifyTest: async (flags) => {
      const { runNotifyTest } = await import("./notify.ts");
      return await runNotifyTest(flags, world);
    },
    notes: async (action, flags) => {
      const { runNotes } = await import("./notes.ts");
      return await runNotes(action, flags, world);
    },
    metrics: async (flags) => {
      const { runMetrics } = await import("./metrics.ts");
      return await runMetrics(flags, world);
    },
    demo: ({ healthy, blocked, shop, reportDir }) => {
      const story = healthy ? "healthy" : blocked ? "blocked" : "regression";
      const named = shop === undefined ? [] : [`--shop=${shop}`];
      return world.demo([`--story=${story}`, `--report-dir=${reportDir}`, ...named]);
    },
  };
}

async function judgeReport(path: string, { files, stdout }: CliWorld): Promise<number> {
  const text = await files.read(path);
  if (text === undefined) {
    throw new Problem({
      code: "usage",
      sentence: `there is no file ${path}`,
      remedy: "give the report.json that a stage has written",
    });
  }
  const { judge } = await import("../commands/judge.ts");
  const { exit, lines } = judge(text);
  stdout.write(`${lines.join("\n")}\n`);
  return exit;
}
