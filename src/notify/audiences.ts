import type { NoticeEvent } from "../core/notice.ts";

/**
 * Who reads a channel: the events that it is told where the manifest names none, and whether reasons,
 * commits and links of the run are for them.
 */
export const AUDIENCES = {
  team: {
    events: ["announced", "incident", "on-hold", "rolled-back", "rollback-failed"],
    inside: true,
  },
  "on-call": {
    events: ["incident", "on-hold", "rolled-back", "rollback-failed"],
    inside: true,
  },
  support: { events: ["announced", "incident", "rolled-back", "rollback-failed"], inside: false },
  stakeholders: {
    events: ["announced", "incident", "rolled-back", "rollback-failed"],
    inside: false,
  },
  public: { events: ["announced"], inside: false },
} as const satisfies Readonly<
  Record<string, { readonly events: readonly NoticeEvent[]; readonly inside: boolean }>
>;

export type Audience = keyof typeof AUDIENCES;
