import * as z from "zod";
import { type Reading, type Reads, readOne } from "./reply.ts";

const repository = z.object({ default_branch: z.string().min(1) });

/** Name of the default branch. */
export type DefaultBranch = () => Promise<Reading<string>>;

/** Asks for the name of the default branch until it has an answer, which then stays. */
export function defaultBranchOf(tools: Reads): DefaultBranch {
  let asked: Promise<Reading<string>> | undefined;
  const ask = async (): Promise<Reading<string>> => {
    try {
      const found = await readOne(tools, repository, "GET /repos/{owner}/{repo}");
      if (found.state === "read") return { state: "read", data: found.data.default_branch };
      asked = undefined;
      return found;
    } catch (error) {
      asked = undefined;
      throw error;
    }
  };
  return () => {
    asked ??= ask();
    return asked;
  };
}
