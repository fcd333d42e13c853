import type { Argument, Document, Selection } from "./document.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** Arguments of a field, variables filled in. */
export type Given = ReadonlyMap<string, unknown>;

/** A thing as GraphQL shows it: its fields, some of which take arguments. */
export interface Thing {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** A field that takes arguments; it names those that it knows. */
export interface Field {
  readonly takes: readonly string[];
  readonly answer: (given: Given) => unknown;
}

export interface GraphQLError {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly message: string;
}

/** A query that cannot be answered as a whole. */
export class QueryFault extends Error {
  readonly error: GraphQLError;

  constructor(error: GraphQLError) {
    super(error.message);
    this.error = error;
  }
}

/** A field that takes arguments. */
export function field(takes: readonly string[], answer: Field["answer"]): Field {
  return { takes, answer };
}

/** What was asked for, in exactly the shape in which it was. */
export function execute(document: Document, root: Thing, variables: Variables): unknown {
  for (const [name, { required }] of document.variables) {
    if (required && (variables[name] ?? null) === null) {
      const message = `Variable $${name} was provided invalid value`;
      throw new QueryFault({ message });
    }
  }
  return select(root, document.selections, { document, variables });
}

interface Scope {
  readonly document: Document;
  readonly variables: Variables;
}

function select(thing: Thing, selections: readonly Selection[], scope: Scope): object {
  const parts = selections.flatMap((selection): readonly object[] => {
    if (selection.kind === "fragment") {
      const fits = selection.on === thing.__typename || selection.on === "Node";
      return fits ? [select(thing, selection.selections, scope)] : [];
    }
    const value = resolve(thing, selection, scope);
    return [{ [selection.alias]: shown(value, selection, scope) }];
  });
  return Object.assign({}, ...parts);
}

type FieldSelection = Selection & { readonly kind: "field" };

function resolve(thing: Thing, { name, arguments: given }: FieldSelection, scope: Scope): unknown {
  if (!Object.hasOwn(thing, name)) {
    const message = `Field '${name}' doesn't exist on type '${thing.__typename}'`;
    throw new QueryFault({ message, path: [name] });
  }
  const known = thing[name];
  const takes = isField(known) ? known.takes : [];
  const odd = [...given.keys()].find((argument) => !takes.includes(argument));
  if (odd !== undefined) {
    const message = `Field '${name}' doesn't accept argument '${odd}'`;
    throw new QueryFault({ message, path: [name] });
  }
  if (!isField(known)) return known;
  return known.answer(new Map([...given].map(([key, value]) => [key, filledIn(value, scope)])));
}

function filledIn(argument: Argument, { document, variables }: Scope): unknown {
  if (argument.kind === "value") return argument.value;
  if (document.variables.has(argument.name)) return variables[argument.name];
  throw new QueryFault({ message: `Variable $${argument.name} is used but not declared` });
}

/** A value as it is sent: things by what is asked of them, everything else as it is. */
function shown(value: unknown, selection: FieldSelection, scope: Scope): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item: unknown) => shown(item, selection, scope));
  const { name, selections } = selection;
  if (isThing(value)) {
    if (selections !== undefined) return select(value, selections, scope);
    const message = `Field must have selections (field '${name}' returns ${value.__typename})`;
    throw new QueryFault({ message, path: [name] });
  }
  if (selections === undefined) return value;
  const message = `Selections can't be made on scalars (field '${name}')`;
  throw new QueryFault({ message, path: [name] });
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && "__typename" in value;
}

function isField(value: unknown): value is Field {
  return typeof value === "object" && value !== null && "takes" in value;
}
