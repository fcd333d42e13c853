import type { HttpReply } from "../../src/core/ports.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";

/** A build that can answer in production. */
export interface Build {
  readonly sha: string;
  readonly version: string;
  /** `later`: good at first, bad after `SOUND_MS`. */
  readonly quality: "good" | "bad" | "later";
}

/** How long a build that becomes bad is good, in milliseconds. */
const SOUND_MS = 15_000;

interface Instance {
  readonly build: Build;
  readonly since: number;
}

/** What users of one component get: two instances, each with the build that it runs. */
export class Production {
  readonly #now: () => number;
  readonly #told: (text: string) => void;
  #instances: readonly [Instance, Instance];
  #asked = 0;
  /** When the service behind it went down; undefined: it is up. */
  #outageSince: number | undefined;
  /** Commits that were live alone and good at some time. */
  readonly good = new Set<string>();

  constructor(build: Build, now: () => number, told: (text: string) => void) {
    this.#now = now;
    this.#told = told;
    this.#instances = [
      { build, since: 0 },
      { build, since: 0 },
    ];
    this.good.add(build.sha);
  }

  /** The build that answers alone; undefined: two of them do. */
  get build(): Build | undefined {
    const [first, second] = this.#instances;
    return first.build.sha === second.build.sha ? first.build : undefined;
  }

  /** Versions that answer, for people. */
  get versions(): string {
    const [first, second] = this.#instances;
    return this.build === undefined
      ? `${first.build.version} and ${second.build.version}`
      : first.build.version;
  }

  /** Puts a build on every instance, or on one of them. */
  put(build: Build, why: string, which: "all" | "half" = "all"): void {
    const was = this.versions;
    const fresh = { build, since: this.#now() };
    const [first, second] = this.#instances.map((one) =>
      one.build.sha === build.sha ? one : fresh,
    );
    if (first === undefined || second === undefined) throw new Error("two instances");
    this.#instances = which === "all" ? [first, second] : [first, this.#instances[1]];
    this.#noteGood();
    if (this.versions !== was) this.#told(`live is ${this.versions} (${why})`);
  }

  /** The service behind it goes down, or comes up again. */
  turn(service: "down" | "up"): void {
    this.#outageSince = service === "down" ? this.#now() : undefined;
    this.#noteGood();
    this.#told(`the service behind it is ${service}`);
  }

  #noteGood(): void {
    const { build } = this;
    const isUp = this.#outageSince === undefined;
    if (build !== undefined && build.quality !== "bad" && isUp) this.good.add(build.sha);
  }

  /** How long something else than this build has answered, in milliseconds; 0: nothing else does. */
  otherFor(is: (build: Build) => boolean): number {
    const others = this.#instances.filter(({ build }) => !is(build));
    return others.reduce((most, { since }) => Math.max(most, this.#now() - since), 0);
  }

  /** The same where nothing but something else answers. */
  onlyOthersFor(is: (build: Build) => boolean): number {
    return this.#instances.some(({ build }) => is(build)) ? 0 : this.otherFor(is);
  }

  /** How long users have got errors, in milliseconds; 0: they get none. */
  failingFor(): number {
    const outage = this.#outageSince === undefined ? 0 : this.#now() - this.#outageSince;
    return this.#instances.reduce((most, one) => Math.max(most, this.#badFor(one)), outage);
  }

  #badFor({ build, since }: Instance): number {
    if (build.quality === "good") return 0;
    return Math.max(0, this.#now() - since - (build.quality === "bad" ? 0 : SOUND_MS));
  }

  /** Answers a request: the instances take turns. */
  answer(path: string, aborted: boolean): HttpReply {
    if (aborted) return noAnswer({ state: "unsent", reason: "aborted", detail: "aborted" });
    this.#asked += 1;
    const one = this.#instances[this.#asked % 2 === 0 ? 0 : 1];
    if (path === "/version") {
      return anAnswer({ body: JSON.stringify({ version: one.build.version, sha: one.build.sha }) });
    }
    const isBad = this.#outageSince !== undefined || this.#badFor(one) > 0;
    return isBad ? anAnswer({ status: 500, body: "error" }) : anAnswer({ body: "OctoAcme" });
  }
}
