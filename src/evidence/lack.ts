/** What keeps an answer from us, and what to do about it. */
export interface Lack {
  readonly state: "lacking";
  readonly reason: string;
  readonly remedy: string;
  /** Lines of a workflow's `permissions:`, one a line. */
  readonly permission?: string | undefined;
}

export function lack(reason: string, remedy: string): Lack {
  return { state: "lacking", reason, remedy };
}
