import { describe, expect, test } from "@jest/globals";
import { contextsOf } from "../../src/manifest/contexts.ts";
import { resolveTemplates } from "../../src/manifest/expressions.ts";
import { byHand } from "../../src/stages/order.ts";
import type { Run } from "../../src/stages/stage.ts";
import { aRelease, anEnvironment, PREVIOUS_SHA } from "../support/builders.ts";
import { manifestOf } from "../manifest/manifests.ts";

const ORDER = {
  environment: "production",
  version: "2.3.7",
  sha: PREVIOUS_SHA,
  kind: "rollback",
} as const;
