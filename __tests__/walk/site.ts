import type { DeploymentRecord } from "../../src/core/record.ts";
import type { Report } from "../../src/core/report.ts";
import type { World } from "../../src/demo/github/world.ts";
import type { Deploying } from "./deploying.ts";
import type { ReleaseIssue } from "./issue.ts";
import type { Production } from "./production.ts";
import { recordsIn } from "./records.ts";

/** One component in its environment, with all that was done to it and said of it. */
export class Site {
  readonly component: string;
  readonly production: Production;
  /** True where an answer tells which build it comes from. */
  readonly provable: boolean;
  readonly deployments: Deploying[] = [];
  readonly reports: Report[] = [];
  readonly issue: ReleaseIssue;
  readonly #world: World;

  constructor(
    component: string,
    production: Production,
    around: { readonly provable: boolean; readonly world: World; readonly issue: ReleaseIssue },
  ) {
    this.component = component;
    this.production = production;
    this.provable = around.provable;
    this.issue = around.issue;
    this.#world = around.world;
  }

  records(): readonly DeploymentRecord[] {
    return recordsIn(this.#world, this.component);
  }
}
