export const id = 557;
export const ids = [557];
export const modules = {

/***/ 4557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  schema: () => (/* binding */ schema_schema)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(8439);
// EXTERNAL MODULE: ./lib/manifest/policy-file.js
var policy_file = __webpack_require__(8362);
// EXTERNAL MODULE: ./lib/manifest/row-options.js
var row_options = __webpack_require__(3422);
// EXTERNAL MODULE: ./lib/manifest/schema.js
var schema = __webpack_require__(3266);
;// CONCATENATED MODULE: ./lib/manifest/json-schema.js




/** Where editors find the schema of this major version. */
const SCHEMA_ID = "https://raw.githubusercontent.com/octoacme/release-gate/v1/schema/release.schema.json";
/** The manifest's JSON schema for editors, with a property for every line of the policies. */
function manifestJsonSchema(policies) {
    const { $schema: _, properties, ...rest } = toSchema(schema/* manifestSchema */.rc);
    return {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $id: SCHEMA_ID,
        title: "release-gate manifest",
        description: "What this repository releases, where, and under which rules",
        ...rest,
        properties: {
            ...properties,
            requirements: {
                type: "object",
                description: "options of single lines of the policy, by id",
                properties: Object.fromEntries(policies.flatMap(({ requirements }) => requirements.map((row) => [row.id, lineSchema(row)]))),
                additionalProperties: false,
            },
        },
    };
}
/** The schema as a file: the same text for the same schema. */
function schemaText(policies) {
    return `${JSON.stringify(manifestJsonSchema(policies), undefined, 2)}\n`;
}
/** One line's options, of which the policy's own row fills in some, or why it is left out. */
function lineSchema(row) {
    const evaluator = (0,policy_file/* evaluatorOf */.t)(row.uses);
    if (evaluator === undefined)
        throw new Error(`no evaluator ${row.uses}: readPolicy lets none through`);
    const { $schema: _, required = [], ...options } = toSchema(evaluator.options);
    const open = required.filter((key) => !Object.hasOwn(row.with, key));
    return {
        description: row.title,
        anyOf: [
            { ...options, ...(open.length === 0 ? {} : { required: open }) },
            {
                type: "object",
                properties: { [row_options/* NOT_APPLICABLE */.QE]: { type: "string", minLength: 1, description: "why" } },
                required: [row_options/* NOT_APPLICABLE */.QE],
                additionalProperties: false,
            },
        ],
    };
}
function toSchema(schema) {
    return json_schema_processors/* toJSONSchema */.bl(schema, {
        io: "input",
        override: ({ jsonSchema, path }) => {
            if (path.at(-1) !== "propertyNames")
                widen(jsonSchema);
        },
    });
}
/**
 * YAML makes numbers and booleans of `2.0` and `true`, and the loader reads them as the text that
 * they are: where a text may look like that, the schema allows it too.
 */
function widen(schema) {
    if (schema.type !== "string" || schema.minLength === undefined)
        return;
    const patterns = [schema, ...(schema.allOf ?? [])].flatMap((part) => typeof part === "object" && part.pattern !== undefined ? [new RegExp(part.pattern)] : []);
    const fits = (text) => patterns.every((pattern) => pattern.test(text));
    const types = [
        ...(fits("2.5") ? ["number"] : []),
        ...(fits("true") ? ["boolean"] : []),
    ];
    if (types.length > 0)
        schema.type = ["string", ...types];
}

;// CONCATENATED MODULE: ./lib/commands/schema.js



/** The manifest's JSON schema as a file for editors. */
async function schema_schema(policy) {
    const policies = await Promise.all(schema/* POLICIES */.PQ.map(async (name) => (0,policy_file/* readPolicy */.T)(name, (await policy(name)) ?? "")));
    return schemaText(policies);
}


/***/ })

};
