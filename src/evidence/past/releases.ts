import * as z from "zod";
import type { PastDeployment } from "../../core/past.ts";
import type { RecordStatus } from "../../core/record.ts";
import { withoutV } from "../../core/tag.ts";
import { RELEASES } from "../documents/releases.ts";
import { parse, type Reading, type Reads } from "../reply.ts";

/** 2,000 releases. */
const MOST_PAGES = 20;

const page = z.object({
  repository: z.object({
    releases: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(
        z.object({
          tagName: z.string(),
          url: z.string(),
          isDraft: z.boolean(),
          isPrerelease: z.boolean(),
          publishedAt: z.iso.datetime().nullable(),
          tagCommit: z.object({ oid: z.string() }).nullable(),
        }),
      ),
    }),
  }),
});

type Release = z.output<typeof page>["repository"]["releases"]["nodes"][number];

/**
 * Published releases, each as a deployment that came live when it was published: what is known of a
 * repository that records no deployments.
 * @param component empty, or what the tags begin with
 */
export async function readReleases(
  { github, signal }: Reads,
  { component, from }: { readonly component: string; readonly from: number },
): Promise<
  Reading<{
    readonly deployments: readonly PastDeployment[];
    readonly since: string | undefined;
  }>
> {
  const found: Release[] = [];
  let after: string | null = null;
  for (let read = 0; read < MOST_PAGES; read += 1) {
    const variables: Readonly<Record<string, unknown>> = {
      owner: github.owner,
      name: github.repo,
      after,
      order: { field: "CREATED_AT", direction: "DESC" },
    };
    const reply = await github.graphql(RELEASES, variables, signal);
    const reading = parse(reply, page, `query ${RELEASES.name}`);
    if (reading.state === "missing") return reading;
    const { nodes, pageInfo } = reading.data.repository.releases;
    found.push(...nodes);
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) return answered(found, component, undefined);
    const older = found.filter(({ publishedAt }) => Date.parse(publishedAt ?? "") < from);
    if (older.length > 1) break;
  }
  return answered(found, component, found.at(-1)?.publishedAt ?? undefined);
}

function answered(found: readonly Release[], component: string, since: string | undefined) {
  const own = found.filter(({ tagName }) => tagName.startsWith(component));
  return {
    state: "read" as const,
    data: { deployments: own.flatMap((one, at) => asDeployment(one, at, component)), since },
  };
}

function asDeployment(
  { tagName, url, isDraft, isPrerelease, publishedAt, tagCommit }: Release,
  at: number,
  component: string,
): readonly PastDeployment[] {
  if (isDraft || isPrerelease || publishedAt === null) return [];
  const status: RecordStatus = {
    ...{ state: "success", at: publishedAt, says: undefined, logUrl: undefined },
  };
  return [
    {
      id: -1 - at,
      // A release without its tag is of a commit of its own, which nothing else is.
      sha: tagCommit?.oid ?? tagName,
      createdAt: publishedAt,
      url,
      payload: undefined,
      statuses: [status],
      gone: tagCommit === null,
      version: withoutV(tagName.slice(component.length).replace(/^[-/@_]/, "")),
    },
  ];
}
