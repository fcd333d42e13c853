import type { Build } from "./production.ts";

/** A deployment while it changes production, and how it comes out. */
export interface Deploying {
  readonly kind: "deploy" | "rollback";
  readonly build: Build;
  /** Record that it belongs to, and the deployment that it reverts. */
  readonly record: number | undefined;
  readonly of: number | undefined;
  /** A person has asked for it. */
  readonly byHand: boolean;
  /** Its process has stood still: it may act on what it saw long before. */
  readonly stoodStill: boolean;
  begun: boolean;
  ended: boolean;
  /** Its job has ended and only a lease tells that it may go on; that lease is over. */
  outlives: boolean;
}

/** How a deployment comes out; the first is the undisturbed course. */
export const WAYS = [
  { means: "it deploys", ends: "well", puts: "all" },
  { means: "it fails and changes nothing", ends: "badly", puts: "nothing" },
  { means: "it fails half done", ends: "badly", puts: "half" },
  { means: "it fails after all was done", ends: "badly", puts: "all" },
  { means: "it hangs, and changes nothing", ends: "never", puts: "nothing" },
  { means: "it hangs half done", ends: "never", puts: "half" },
  { means: "it ends well, and the build comes live 40 s later", ends: "well", puts: "late" },
  { means: "it ends well, and changes nothing", ends: "well", puts: "nothing" },
  { means: "it takes ten minutes, then it deploys", ends: "slowly", puts: "all" },
  { means: "it ends well, half done", ends: "well", puts: "half" },
] as const;

export type WayOut = (typeof WAYS)[number];
