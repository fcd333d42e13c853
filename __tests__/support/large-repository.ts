import { addCommit, shaOf } from "../../src/demo/github/seeds/code.ts";
import { addDeployment } from "../../src/demo/github/seeds/deployments.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";

const DAY_MS = 86_400_000;

/** Days that metrics look back: two windows of 28. */
const DAYS = 56;

/**
 * A repository with 2,000 merged pull requests and 5,000 deployments to production in the 56 days
 * before `now` (epoch milliseconds), and some deployments of the day before these.
 */
export function largeRepository(now: number): World {
  const world = createWorld({ now: () => now });
  const from = now - DAYS * DAY_MS;
  const stamp = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
  const shas = Array.from({ length: 2000 }, (_, i) => {
    const date = stamp(from + (i * DAYS * DAY_MS) / 2000);
    const { sha } = addCommit(world, { sha: shaOf(`change ${i}`), date });
    addPull(world, { title: `Pull ${i}`, head: sha, mergedAs: sha, createdAt: date });
    return sha;
  });
  for (let i = 0; i < 5000; i += 1) {
    const createdAt = stamp(from - DAY_MS + (i * (DAYS + 1) * DAY_MS) / 5000);
    const sha = shas[Math.max(0, Math.floor(((i - 90) * 2000) / 5000))] ?? "";
    addDeployment(world, {
      ...{ sha, environment: "production", createdAt },
      statuses: [{ state: "in_progress" }, { state: "success" }],
    });
  }
  return world;
}
