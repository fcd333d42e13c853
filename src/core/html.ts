import { isLinkable, line } from "./text.ts";

/** Text that is safe to place in an HTML document as it is. */
export interface Html {
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const isHtml = (value: unknown): value is Html =>
  typeof value === "object" && value !== null && "html" in value;

/** HTML from a template: every value is escaped unless it is HTML already; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  const text = (value: unknown): string => {
    if (isHtml(value)) return value.html;
    if (Array.isArray(value)) return value.map(text).join("");
    return line(String(value)).replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);
  };
  return { html: strings.reduce((all, part, i) => all + text(values[i - 1]) + part) };
}

/** A link, or the plain text where the address is not a plain http or https one. */
export function htmlLink(text: string, url: string): Html {
  return isLinkable(url) ? html`<a href="${url}">${text}</a>` : html`${text}`;
}
