import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

/** The manifest was read and holds: an invalid one never gets as far as an answer. */
export const manifest = defineEvaluator({
  id: "manifest",
  options: lazily(() => z.strictObject({})),
  reads: ["manifest"],
  judge: (_values, _options, { declared: { manifest } }) => {
    const { path, origin, trusted, sha256 } = manifest;
    const expected = "A valid manifest from a known origin";
    if (!path || !origin || !trusted || !/^[0-9a-f]{64}$/.test(sha256)) {
      return {
        outcome: "unknown",
        expected,
        found: "The origin of the manifest is unknown",
        remedy: "Run `release-gate lint`, then run the stage again",
      };
    }
    return {
      outcome: "pass",
      expected,
      found: `${path} from ${origin}`,
      details: [`Policy, roles and calendar from ${trusted}`, `SHA-256 ${sha256}`],
    };
  },
});
