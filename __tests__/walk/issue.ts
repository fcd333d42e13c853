import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import type { Issue } from "../../src/demo/github/things.ts";
import type { World } from "../../src/demo/github/world.ts";

/** What people write on the release issue, and since when nothing may be deployed by it. */
export class ReleaseIssue {
  readonly #world: World;
  readonly #issue: Issue;
  readonly #told: (text: string) => void;
  /** When a hold was written, epoch milliseconds; undefined: none was. */
  heldSince: number | undefined;
  /** Commits that were freed of it. */
  readonly #freed = new Set<string>();

  constructor(world: World, told: (text: string) => void) {
    this.#world = world;
    this.#issue = addIssue(world, { title: "Release", labels: ["release"] });
    this.#told = told;
  }

  hold(): void {
    this.#write("/hold because we look at something");
    this.heldSince ??= this.#world.now();
  }

  lift(sha: string): void {
    this.#write(`/lift-hold ${sha.slice(0, 7)} because it was nothing`);
    this.#freed.add(sha);
  }

  /** How long this commit was held at that time, in milliseconds; 0: it was not. */
  heldFor(sha: string, at: number): number {
    if (this.heldSince === undefined || this.#freed.has(sha)) return 0;
    return Math.max(0, at - this.heldSince);
  }

  #write(body: string): void {
    addComment(this.#world, this.#issue, { author: "alice", body });
    this.#told(`alice writes ${body}`);
  }
}
