import type { Ask } from "../core/ask.ts";
import type { Happened } from "../core/notice.ts";
import type { Clock } from "../core/ports.ts";
import type { Environment, Release, RunIdentity } from "../core/release.ts";
import type { StageName } from "../core/stages.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { Perform } from "../receipts/index.ts";
import type { Untold } from "./untold.ts";

/** What telling people takes. */
export interface Telling {
  readonly stage: StageName;
  readonly manifest: Manifest;
  readonly release: Release;
  readonly environment: Environment;
  readonly identity: RunIdentity;
  /** `owner/name`; undefined without GitHub: then nobody is told, since no receipt could be left. */
  readonly repository: string | undefined;
  /** Host of a GitHub that is another than github.com. */
  readonly host: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly ask: Ask;
  readonly perform: Perform;
  readonly clock: Clock;
  readonly redact: (text: string) => string;
  readonly tell: (text: string, link?: string) => void;
}

/** Tells one thing, and says what could not be told of it. */
export type Teller = (happened: Happened) => Promise<readonly Untold[]>;
