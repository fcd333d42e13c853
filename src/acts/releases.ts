import * as z from "zod";
import { normalText } from "../core/digest.ts";
import { type NotDone, notDone, type Tools } from "./tools.ts";

const schema = z.object({
  id: z.int(),
  tag_name: z.string(),
  name: z.string().nullable(),
  body: z.string().nullish(),
  draft: z.boolean(),
  html_url: z.string(),
  upload_url: z.string(),
});

/** A release as GitHub has it. */
export type GitHubRelease = z.output<typeof schema>;

/** The release in an answer; undefined where the answer is none. */
export const releaseIn = (data: unknown): GitHubRelease | undefined => schema.safeParse(data).data;

/** True where its text is this one, however its lines end. */
export const hasBody = ({ body }: GitHubRelease, text: string): boolean =>
  normalText(body ?? "") === normalText(text);

/** Every release of a tag, drafts as well, which only a token that may write them sees. */
export async function releasesOf(
  tag: string,
  { github, signal }: Tools,
): Promise<readonly GitHubRelease[] | NotDone> {
  const what = `The releases of ${tag} could not be read`;
  const reply = await github.list("GET /repos/{owner}/{repo}/releases", {}, signal);
  if (!reply.ok) return { ...notDone(reply, what), state: "refused" };
  const all = z.array(schema).safeParse(reply.data).data;
  return all?.filter(({ tag_name }) => tag_name === tag) ?? unreadable(what);
}

/** An answer that is not what GitHub describes. */
export function unreadable(what: string): NotDone {
  return {
    state: "unclear",
    detail: `${what}: GitHub's answer could not be read`,
    remedy: "Run the stage again when GitHub answers as usual",
  };
}
