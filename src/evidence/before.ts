import { type Known, lackOf, type Missing, missing } from "../core/lack.ts";
import type { History } from "../core/record.ts";
import { history } from "../questions/history.ts";
import type { QuestionOf } from "../questions/kinds.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { readContent } from "./content.ts";
import { collectHistory } from "./history.ts";
import { tagOfBuild } from "./tag-of-build.ts";

/** What answers in the environment, and how its own checks are. */
export const collectBefore = onlineCollector<"before">(async (question, tools) => {
  if (tools.lookBefore === undefined) return NOT_LOOKED;
  const found = await tools.lookBefore({
    history: () => historyOf(question, tools),
    fileAt: async (path, sha) => {
      const read = await readContent(tools, path, sha);
      return read.state === "missing" ? read : { state: "known", value: read.text };
    },
    tagOf: (build, tag) => tagOfBuild(build, tag, tools),
  });
  return found.state === "missing" ? found : { ...found, strength: "verified" };
});

const NOT_LOOKED: Missing = missing(
  "this stage does not look at what is live before a deployment",
  "run the stage readiness, deploy or release",
);

async function historyOf(
  { environment, component }: QuestionOf<"before">,
  tools: OnlineTools,
): Promise<Known<History> | Missing> {
  const [answer] = await collectHistory([history(environment, component)], tools);
  if (answer?.state === "known") {
    return { state: "known", value: answer.value as History }; // by the kind's own collector
  }
  return answer === undefined ? NOT_LOOKED : { state: "missing", ...lackOf(answer) };
}
