import { SHA } from "../support/builders.ts";

/** A workflow run of the release's commit as GitHub lists it. */
export function aRun(over: object = {}) {
  return {
    id: 1,
    path: ".github/workflows/ci.yml",
    event: "push",
    status: "completed",
    conclusion: "success",
    head_sha: SHA,
    html_url: "https://github.example/octoacme/shop/actions/runs/1",
    check_suite_id: 40,
    ...over,
  };
}

/** What GitHub's two lists of runs say: the one filtered by a commit, and the newest of all. */
export function runsOf(filtered: readonly { head_sha: string }[], newest = filtered) {
  const answer = ({ head_sha }: Readonly<Record<string, unknown>>) =>
    head_sha === undefined
      ? { workflow_runs: newest }
      : filtered.filter((run) => run.head_sha === head_sha);
  return { "GET /actions/runs": answer };
}
