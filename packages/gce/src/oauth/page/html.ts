import escapeHtml from "escape-html";

/** Text that is HTML already. Everything else is escaped on its way into a template. */
export class Markup {
  constructor(readonly text: string) {}
}

/** `html\`<p>${name}</p>\``: a value is escaped unless it came out of `html` itself. */
export function html(literal: TemplateStringsArray, ...values: readonly (string | Markup)[]): Markup {
  const filled = values.map((value) => (value instanceof Markup ? value.text : escapeHtml(value)));
  return new Markup(literal.map((part, at) => part + (filled[at] ?? "")).join(""));
}
