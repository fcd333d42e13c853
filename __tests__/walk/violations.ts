/** What must hold after every history, by the word that a violation is reported with. */
export const RULES = {
  "two-reverts": "a deployment is reverted at most once, and a revert never",
  "bad-target": "no revert goes to what was never good, or to what it reverts",
  "taken-away": "no revert by itself takes away what somebody else has put in place",
  "false-pass": "no pass is written while another build, or a failing one, is live",
  "false-word": "what a report says of production is true, or it says that it is not known",
  "over-a-hold": "nothing is deployed over a hold that stood for six minutes",
  unnamed: "no record stays open without being named in a later report",
  overlap: "two deployments of one component never run at the same time",
  stuck:
    "once nothing goes wrong any more, every run comes to an end and a good release gets through",
  fault: "no stage ends by a fault of its own",
} as const;

export type Rule = keyof typeof RULES;

export interface Violation {
  readonly rule: Rule;
  readonly text: string;
}
