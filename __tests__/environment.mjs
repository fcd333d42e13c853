import "./compile-once.mjs";
import { AsyncLocalStorage } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import NodeEnvironment from "jest-environment-node";
import { buildGitHubSchema } from "./support/graphql/build.mjs";

// Each file of tests loads the sources anew: most of what V8 optimizes early is thrown away before
// it has paid for itself. A flag that another version of Node does not know is passed over.
setFlagsFromString("--interrupt-budget=400000");
setFlagsFromString("--no-use-osr");

/** Stores that the tests of a file have run in. */
const used = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  used.add(this);
  return run.apply(this, given);
};

let made;

function githubGraphQL() {
  made ??= buildGitHubSchema();
  return made;
}

/**
 * Node, and nothing left behind. jest-circus keeps a store for each file of tests and never
 * disables it; up to Node 22 every store that is left slows down every promise of the process.
 */
export default class extends NodeEnvironment {
  async setup() {
    await super.setup();
    // Shared by all files of tests of this process, since it is slow to make and never changed.
    Object.defineProperty(this.global, "githubGraphQL", { get: githubGraphQL, configurable: true });
  }

  async teardown() {
    await super.teardown();
    for (const store of used) store.disable();
    used.clear();
  }
}
