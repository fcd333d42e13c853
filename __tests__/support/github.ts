import type { GitHubOptions, GitHubServer } from "../../src/demo/github/server.ts";
import { startGitHub } from "../../src/demo/github/server.ts";
import type { World } from "../../src/demo/github/world.ts";
import { checkedExchange } from "./openapi/openapi.ts";

export interface CheckedGitHub extends GitHubServer {
  /**
   * Where requests or answers left GitHub's own description. Every test that starts a server
   * asserts that there are none.
   */
  readonly sins: readonly string[];
  /** REST operations that were called: `GET /repos/{owner}/{repo}`. */
  readonly called: ReadonlySet<string>;
}

/** Starts the emulated GitHub with every exchange held to GitHub's own descriptions. */
export async function startCheckedGitHub(
  world: World,
  options: GitHubOptions = {},
): Promise<CheckedGitHub> {
  const { onExchange, sins, called } = checkedExchange();
  const server = await startGitHub(world, {
    ...options,
    onExchange: (exchange) => {
      onExchange(exchange);
      options.onExchange?.(exchange);
    },
  });
  return { ...server, sins, called };
}
