/** A value in a query: a number, text or word as it stands, or a variable by its name. */
export type Argument =
  | { readonly kind: "value"; readonly value: number | string }
  | { readonly kind: "variable"; readonly name: string };

export type Selection =
  | {
      readonly kind: "field";
      readonly name: string;
      /** Its name in the answer. */
      readonly alias: string;
      readonly arguments: ReadonlyMap<string, Argument>;
      /** Undefined: it is asked for as it is. */
      readonly selections: readonly Selection[] | undefined;
    }
  | { readonly kind: "fragment"; readonly on: string; readonly selections: readonly Selection[] };

/** One query operation. */
export interface Document {
  readonly name: string;
  /** Whether each variable has to be given. */
  readonly variables: ReadonlyMap<string, { readonly required: boolean }>;
  readonly selections: readonly Selection[];
}

/** What the parser does not know, or nobody could. */
export class SyntaxFault extends Error {}

const TOKEN = /\s+|,|#[^\n\r]*|(\.\.\.|[{}()[\]:$!=@]|"(?:[^"\\]|\\.)*"|-?\d+|[_A-Za-z]\w*)|(.)/gsu;

/** Reads the text of a query: fields, aliases, arguments, variables and inline fragments. */
export function parseQuery(text: string): Document {
  const parser = new Parser(tokensOf(text));
  parser.expect("query");
  const name = parser.name();
  const variables = parser.isNext("(") ? parser.variables() : new Map();
  const selections = parser.selections();
  parser.end();
  return { name, variables, selections };
}

function tokensOf(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].flatMap(([, token, odd]) => {
    if (odd !== undefined) throw new SyntaxFault(`Expected NAME, actual: ${odd}`);
    return token ?? [];
  });
}

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  isNext(token: string): boolean {
    return this.#tokens[this.#at] === token;
  }

  expect(token: string): void {
    const next = this.#next();
    if (next !== token) throw new SyntaxFault(`Expected ${token}, actual: ${next}`);
  }

  end(): void {
    const more = this.#tokens[this.#at];
    if (more !== undefined) throw new SyntaxFault(`Expected one query, and there is: ${more}`);
  }

  name(): string {
    const next = this.#next();
    if (!/^[_A-Za-z]/.test(next)) throw new SyntaxFault(`Expected NAME, actual: ${next}`);
    return next;
  }

  variables(): Document["variables"] {
    const variables = new Map<string, { readonly required: boolean }>();
    this.expect("(");
    while (!this.isNext(")")) {
      this.expect("$");
      const name = this.name();
      this.expect(":");
      variables.set(name, { required: this.#type() });
    }
    this.expect(")");
    return variables;
  }

  selections(): readonly Selection[] {
    const selections: Selection[] = [];
    this.expect("{");
    while (!this.isNext("}")) selections.push(this.#selection());
    this.expect("}");
    return selections;
  }

  #next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new SyntaxFault("Expected more, actual: end of the query");
    this.#at += 1;
    return token;
  }

  #skips(token: string): boolean {
    if (!this.isNext(token)) return false;
    this.#at += 1;
    return true;
  }

  /** Passes over a type; true where it may not be null. */
  #type(): boolean {
    if (this.#skips("[")) {
      this.#type();
      this.expect("]");
    } else this.name();
    return this.#skips("!");
  }

  #selection(): Selection {
    if (this.#skips("...")) {
      this.expect("on");
      return { kind: "fragment", on: this.name(), selections: this.selections() };
    }
    const alias = this.name();
    const name = this.#skips(":") ? this.name() : alias;
    const given = this.isNext("(") ? this.#arguments() : new Map();
    const selections = this.isNext("{") ? this.selections() : undefined;
    return { kind: "field", name, alias, arguments: given, selections };
  }

  #arguments(): ReadonlyMap<string, Argument> {
    const given = new Map<string, Argument>();
    this.expect("(");
    while (!this.isNext(")")) {
      const name = this.name();
      this.expect(":");
      given.set(name, this.#value());
    }
    this.expect(")");
    return given;
  }

  #value(): Argument {
    if (this.#skips("$")) return { kind: "variable", name: this.name() };
    const text = this.#next();
    if (/^-?\d/.test(text)) return { kind: "value", value: Number(text) };
    if (text.startsWith('"')) return { kind: "value", value: JSON.parse(text) };
    if (/^[_A-Za-z]/.test(text)) return { kind: "value", value: text };
    throw new SyntaxFault(`Expected a value, actual: ${text}`);
  }
}
