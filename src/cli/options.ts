import { InvalidArgumentError, Option } from "commander";
import { SETTINGS, type Setting, type SettingName } from "../contract.ts";
import { STAGES, type StageName } from "../core/stages.ts";
import { TAGS_HINT, tagsIn } from "../run/tags.ts";

/** Settings that stages take as flags. */
export const STAGE_SETTINGS = [
  "manifest",
  "environment",
  "component",
  "version",
  "sha",
  "repository",
  "deployment",
  "reason",
  "to",
  "url",
  "tags",
  "incident",
  "reportDir",
  "format",
  "dryRun",
  "plan",
  "allowPrivateNetwork",
] as const satisfies readonly SettingName[];

/** What `settle` takes as flags; the deployment is its argument. */
export const SETTLE_SETTINGS = [
  "manifest",
  "environment",
  "repository",
  "because",
  "reportDir",
  "format",
  "dryRun",
  "allowPrivateNetwork",
] as const satisfies readonly SettingName[];

/** Whether a stage acts on a setting. One that it does not act on is refused when it is given. */
export function isActedOn(setting: SettingName, stage: StageName): boolean {
  const { aboutRecord, judges, takesReason, takesTarget } = STAGES[stage];
  if (setting === "deployment") return aboutRecord;
  if (setting === "tags" || setting === "url") return stage === "smoke";
  if (setting === "incident") return judges;
  if (setting === "plan") return stage === "readiness" || stage === "verify";
  if (setting === "to") return takesTarget;
  return setting !== "reason" || takesReason;
}

/** The flag of a setting, as the contract has it. */
export function flagOf(name: SettingName): Option {
  const { flag = "", description, flagDescription, default: preset }: Setting = SETTINGS[name];
  const option = new Option(flag, flagDescription ?? description);
  if (!flag.includes("<")) return option;
  if (name === "deployment" || name === "incident") option.argParser(wholeNumber);
  else if (name === "tags") option.argParser(tags);
  else option.argParser(filled);
  if (preset !== undefined) option.default(preset);
  return name === "format" ? option.choices(["text", "json"]) : option;
}

/** A value that is not empty: a variable that is not set must not pass for a default. */
export function filled(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It must not be empty.");
  return text;
}

/** Tags of checks, parted by commas. */
function tags(text: string): readonly string[] {
  const found = tagsIn(text);
  if (found === undefined) throw new InvalidArgumentError(TAGS_HINT);
  return found;
}

/** A whole number above 0, such as the id of a deployment or the number of an issue. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text))
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return Number(text);
}
