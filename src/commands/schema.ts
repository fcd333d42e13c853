import type { Files } from "../core/ports.ts";
import { schemaText } from "../manifest/json-schema.ts";
import { shippedPolicies } from "../policy/shipped.ts";

/** The manifest's JSON schema as a file for editors. */
export async function schema(policies: Files["policies"]): Promise<string> {
  return schemaText(Object.values((await shippedPolicies(await policies())).rows));
}
