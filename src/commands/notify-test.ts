import type { Attempt } from "../acts/answered.ts";
import { type SendTools, send } from "../acts/send.ts";
import type { Notice } from "../core/notice.ts";
import type { Files } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import type { Release } from "../core/release.ts";
import { line } from "../core/text.ts";
import { contextsOf } from "../expressions/contexts.ts";
import { readsOf } from "../expressions/reads.ts";
import { resolveTemplates } from "../expressions/resolve.ts";
import { loadManifest } from "../manifest/load.ts";
import type { Manifest } from "../manifest/schema.ts";
import { kindOf, nameOf } from "../notify/duties.ts";
import { sendingOf } from "../notify/index.ts";
import { asTest, noticeOf } from "../notify/notice.ts";
import type { ChannelOptions } from "../notify/options.ts";
import { noticeWords } from "../notify/words.ts";
import { shippedPolicies } from "../policy/shipped.ts";
import { renderProblems } from "../yaml/problems.ts";

/** What a test of the channels takes. */
export interface NotifyTest extends SendTools {
  /** Path of the manifest as the user gave it. */
  readonly path: string;
  readonly files: Pick<Files, "read" | "policies">;
  readonly env: Readonly<Record<string, string>>;
  /** `owner/name`, as far as it is known. */
  readonly repository: string | undefined;
  /** Tells this test from every other one. */
  readonly nonce: string;
}

interface Tested {
  /** 0: each message arrived; 1: one did not; 2: the manifest is not valid. */
  readonly exit: 0 | 1 | 2;
  /** Lines for a terminal, safe as they are. */
  readonly lines: readonly string[];
}

/**
 * Sends a message that says that it is a test to each channel of a manifest, one after the other, and
 * says which arrived. Nobody is paged, and nothing is written on GitHub.
 * @throws Problem where there is no manifest, or it names no channel.
 */
export async function notifyTest(test: NotifyTest): Promise<Tested> {
  const text = await test.files.read(test.path);
  if (text === undefined) throw noManifest(test.path);
  const policies = await shippedPolicies(await test.files.policies());
  const loaded = await loadManifest({ path: test.path, text, policies });
  if (!loaded.ok) return { exit: 2, lines: renderProblems(loaded.problems) };
  const { manifest } = loaded;
  if (manifest.notify.length === 0) throw noChannel(test.path);
  const lines: string[] = [];
  let failed = false;
  for (const channel of manifest.notify) {
    const { arrived, says } = await tested(test, manifest, channel);
    lines.push(line(`${nameOf(channel)}: ${says}`));
    failed ||= !arrived;
  }
  return { exit: failed ? 1 : 0, lines };
}

const noManifest = (path: string) =>
  new Problem({
    code: "manifest-missing",
    sentence: `manifest ${path} does not exist`,
    remedy: "say where it is with --manifest",
  });

const noChannel = (path: string) =>
  new Problem({
    code: "usage",
    sentence: `${path} names no channel`,
    remedy: 'add one, such as `notify: [{slack: "${{ secrets.SLACK }}"}]`',
  });

async function tested(
  test: NotifyTest,
  manifest: Manifest,
  channel: ChannelOptions,
): Promise<{ readonly arrived: boolean; readonly says: string }> {
  const notice = aTest(test, manifest);
  const untried = whyUntried(channel);
  if (untried !== undefined) return { arrived: true, says: `not tried: ${untried}` };
  const { env } = test;
  const filled = resolveTemplates(
    channel,
    contextsOf({
      env,
      notice: noticeWords(notice, channel.audience),
      release: SAMPLE,
      environment: {
        name: notice.environment,
        url: "https://example.invalid",
        production: true,
        after: [],
      },
    }),
  );
  if (!filled.ok) return { arrived: false, says: `not sent: ${filled.missing}: ${filled.remedy}` };
  const sending = sendingOf(notice, filled.value);
  if (sending === undefined) throw new Error("a channel that nothing is sent to");
  const attempt = await send(sending, test);
  return { arrived: attempt.state === "taken", says: outcomeOf(attempt, channel) };
}

/** Why a test would do harm there: it would stay, or pass for something that has happened. */
function whyUntried(channel: ChannelOptions): string | undefined {
  if ("github" in channel) return "a test would stay in the release issue";
  if (channel.audience === "public") return "what is public would be seen by everybody";
  if (!("webhook" in channel) || channel.body === undefined) return undefined;
  const isMarked = readsOf(channel.body).some(
    ({ context, key }) => context === "notice" && key?.toLowerCase() === "title",
  );
  return isMarked ? undefined : "its body does not say `notice.title`, which marks a test";
}

/** What is released, in a test. */
const SAMPLE: Release = {
  ...{ name: "A test of release-gate", component: "", version: "0.0.0", versionFrom: "a test" },
  ...{ type: "patch", sha: "0".repeat(40), shaFrom: "a test", previous: undefined },
};

function aTest(
  { clock, repository = "no/repository", nonce }: NotifyTest,
  manifest: Manifest,
): Notice {
  const environment = Object.keys(manifest.environments)[0] ?? "production";
  const because = "This is a test of the channel: nothing has happened";
  const happened = { event: "incident", deployment: 0, because, severity: 4 } as const;
  const around = {
    ...{ repository, server: "https://github.com", release: SAMPLE, run: undefined },
    ...{ environment: { name: environment }, at: new Date(clock.now()).toISOString() },
  };
  return asTest(noticeOf(happened, around), nonce);
}

function outcomeOf(attempt: Attempt, channel: ChannelOptions): string {
  if (attempt.state === "never") return `did not arrive: ${attempt.why}; ${attempt.remedy}`;
  if (attempt.state === "later") return `did not arrive: ${attempt.why}`;
  if (attempt.state === "unclear") return `unclear whether it arrived: ${attempt.why}`;
  return kindOf(channel) === "pagerduty"
    ? "arrived, as a change event, which pages nobody"
    : "arrived";
}
