import { meant } from "../core/meant.ts";
import { MOST_RECEIPTS } from "../core/notice.ts";
import { plural } from "../core/wording.ts";
import { eventsOf, nameOf, RESERVED_NAMES, untold, watches } from "../notify/duties.ts";
import type { ChannelOptions } from "../notify/options.ts";
import { isProduction } from "./environment.ts";
import type { Fault, Rule } from "./rules.ts";
import type { Manifest } from "./schema.ts";

/** Rules about channels: each has a name of its own, environments that there are, and few receipts. */
export const NOTIFY_RULES: readonly Rule[] = [
  { needs: ["notify"], faults: nameFaults },
  { needs: ["notify", "environments"], faults: environmentFaults },
  { needs: ["notify", "environments"], faults: silentFaults },
  { needs: ["notify", "environments"], faults: receiptFaults },
];

const RESERVED_HINT = "receipts of the incident's own issue have this name: choose another";

/** Receipts go by the name: two of one name would be told once. */
function nameFaults({ notify }: Manifest): readonly Fault[] {
  const names = notify.map(nameOf);
  return names.flatMap((name, i) => {
    if (RESERVED_NAMES.includes(name)) {
      const words = { sentence: `a channel may not be called "${name}"`, hint: RESERVED_HINT };
      return [{ path: ["notify", i, "id"], words }];
    }
    if (names.indexOf(name) === i) return [];
    const sentence = `two channels are called "${name}"`;
    const hint = "give each an `id` of its own, such as slack-support";
    return [{ path: ["notify", i], words: { sentence, hint } }];
  });
}

function environmentFaults({ notify, environments }: Manifest): readonly Fault[] {
  const known = Object.keys(environments);
  return notify.flatMap((channel, i) =>
    (channel.environments ?? []).flatMap((name, nth) => {
      if (known.includes(name)) return [];
      const path = ["notify", i, "environments", nth];
      const sentence = `there is no environment "${name}"`;
      return [
        {
          path,
          words: { sentence, expected: `one of ${known.join(", ")}`, ...meant(name, known) },
        },
      ];
    }),
  );
}

/** A channel that is never told anything would only seem to protect somebody. */
function silentFaults(manifest: Manifest): readonly Fault[] {
  const told = Object.keys(manifest.environments).flatMap((name) => channelsIn(manifest, name));
  return manifest.notify.flatMap((channel, i) => {
    if (told.includes(channel) || channel.environments !== undefined) return [];
    const sentence = "the channel is told nothing: no environment is production";
    const hint = "name where it is told something, such as `environments: [staging]`";
    return [{ path: ["notify", i], words: { sentence, hint } }];
  });
}

function receiptFaults(manifest: Manifest): readonly Fault[] {
  return Object.keys(manifest.environments).flatMap((name) => {
    const told = channelsIn(manifest, name).flatMap(eventsOf).length;
    if (told <= MOST_RECEIPTS) return [];
    const sentence = `${told} notices of one deployment to ${name}, and its record takes ${MOST_RECEIPTS} receipts`;
    const hint = "let fewer channels be told of fewer events, or hand them on behind one webhook";
    return [{ path: ["notify"], words: { sentence, hint }, key: true }];
  });
}

function channelsIn(manifest: Manifest, name: string): readonly ChannelOptions[] {
  const environment = { name, production: isProduction(manifest, name) };
  return manifest.notify.filter((channel) => watches(channel, environment));
}

/** Who is told of what in each environment that has a channel, and what reaches nobody: plain lines. */
export function notifyLines(manifest: Manifest): readonly string[] {
  return Object.keys(manifest.environments).flatMap((name) => {
    const environment = { name, production: isProduction(manifest, name) };
    const told = channelsIn(manifest, name);
    if (told.length === 0) return [];
    const nobody = untold(told, environment);
    const channels = told.map((one) => `${nameOf(one)} (${eventsOf(one).join(", ")})`);
    const rest = nobody.length === 0 ? [] : [`nobody is told of ${nobody.join(", ")} in ${name}`];
    return [`${plural(told.length, "channel")} for ${name}: ${channels.join("; ")}`, ...rest];
  });
}
