import type { EmulationOptions } from "../../src/demo/github/emulation.ts";
import { type GitHubServer, startGitHub } from "../../src/demo/github/server.ts";
import type { World } from "../../src/demo/github/world.ts";
import { type Checked, checking } from "./github.ts";

/** The emulated GitHub on a port of this machine, for processes of their own. */
export type CheckedServer = GitHubServer & Checked;

/** Serves the emulated GitHub over HTTP, every exchange held to GitHub's description. */
export async function serveCheckedGitHub(
  world: World,
  given: EmulationOptions = {},
): Promise<CheckedServer> {
  const { sins, called, options } = checking(given);
  return { ...(await startGitHub(world, options)), sins, called };
}
