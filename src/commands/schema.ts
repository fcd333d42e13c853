import { schemaText } from "../manifest/json-schema.ts";
import { POLICIES } from "../manifest/schema.ts";
import { readPolicy } from "../policy/policy-file.ts";

/** The manifest's JSON schema as a file for editors. */
export async function schema(
  policy: (name: string) => Promise<string | undefined>,
): Promise<string> {
  const policies = await Promise.all(
    POLICIES.map(async (name) => readPolicy(name, (await policy(name)) ?? "")),
  );
  return schemaText(policies);
}
