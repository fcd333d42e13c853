import { type FaultServer, startServer } from "./fault-server.ts";

/** How one shop does: rates in requests per second, at seconds after the deployment; negative before it. */
export interface Course {
  readonly good: (second: number) => number;
  readonly bad: (second: number) => number;
  /** A gauge: orders that wait. */
  readonly queue: (second: number) => number;
  /** False where nothing answers the scrapes. */
  readonly answers: (second: number) => boolean;
  /** Second from which the process is a new one, whose counters begin at 0. */
  readonly restartsAt?: number;
}

/** A shop in which all is well. */
export const WELL: Course = {
  good: () => 50,
  bad: () => 0,
  queue: () => 2,
  answers: () => true,
};

export interface MeteredShops extends FaultServer {
  /** From now on the seconds of all courses count up from 0. */
  readonly deploy: () => void;
}

/** Seconds before the deployment from which counters count. */
const UP_BEFORE = 3600;

/** Steps in which a rate is summed, seconds. */
const STEP = 0.05;

/** A server that answers `/metrics/<name>` as the exporter of that shop. */
export async function startShops(courses: Readonly<Record<string, Course>>): Promise<MeteredShops> {
  let from: number | undefined;
  const counted = new Map(Object.keys(courses).map((name) => [name, new Counted()]));
  const server = await startServer(({ path }, response) => {
    const name = path.replace("/metrics/", "");
    const [course, counts] = [courses[name], counted.get(name)];
    const second = from === undefined ? -STEP : (performance.now() - from) / 1000;
    if (course === undefined || counts === undefined || !course.answers(second)) {
      return response.destroy();
    }
    counts.until(second, course);
    response.setHeader("content-type", "text/plain; version=0.0.4");
    return response.end(counts.text(course.queue(second)));
  });
  const deploy = () => {
    from = performance.now();
  };
  return { ...server, deploy };
}

/** What one process has counted; rates are steady before the deployment. */
class Counted {
  #good = 0;
  #bad = 0;
  #at: number | undefined;
  #began = performance.now();
  #restarted = false;

  until(second: number, course: Course): void {
    if (second < 0) {
      const up = UP_BEFORE + (performance.now() - this.#began) / 1000;
      this.#good = Math.floor(course.good(second) * up);
      this.#bad = Math.floor(course.bad(second) * up);
      return;
    }
    for (let at = this.#at ?? 0; at < second; at += STEP) {
      if (at >= (course.restartsAt ?? Number.POSITIVE_INFINITY) && !this.#restarted) {
        this.#restarted = true;
        this.#good = 0;
        this.#bad = 0;
      }
      this.#good += course.good(at) * STEP;
      this.#bad += course.bad(at) * STEP;
      this.#at = at + STEP;
    }
  }

  text(queue: number): string {
    const total = "shop_requests_total";
    // A counter of errors is there from the first one on, as in most programs.
    const bad = Math.floor(this.#bad);
    return [
      `# TYPE ${total} counter`,
      `${total}{code="200"} ${Math.floor(this.#good)}`,
      ...(bad === 0 ? [] : [`${total}{code="500"} ${bad}`]),
      "# TYPE shop_queue gauge",
      `shop_queue ${queue}`,
      "",
    ].join("\n");
  }
}
