import pLimit from "p-limit";
import type { GitHub } from "../core/ports.ts";

/** Requests at once; GitHub asks for few ("avoid concurrent requests", REST best practices). */
const AT_ONCE = 10;

/**
 * GitHub for one `ask`: a few requests at once, and equal ones made only once, since several
 * questions look at the same commit. For reads only.
 */
export function sharedReads(github: GitHub): GitHub {
  const limit = pLimit(AT_ONCE);
  const share = <T>() => {
    const made = new Map<string, Promise<T>>();
    return (key: readonly unknown[], make: () => Promise<T>): Promise<T> => {
      const name = JSON.stringify(key);
      const reply = made.get(name) ?? limit(make);
      made.set(name, reply);
      return reply;
    };
  };
  const one = share<Awaited<ReturnType<GitHub["request"]>>>();
  const all = share<Awaited<ReturnType<GitHub["list"]>>>();
  return {
    owner: github.owner,
    repo: github.repo,
    request: (route, parameters, signal) =>
      one([route, parameters], () => github.request(route, parameters, signal)),
    list: (route, parameters, signal, field) =>
      all([route, parameters, field], () => github.list(route, parameters, signal, field)),
    graphql: (query, variables, signal) =>
      one([query.text, variables], () => github.graphql(query, variables, signal)),
    time: github.time,
  };
}
