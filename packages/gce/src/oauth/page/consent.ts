import type { Form } from "../form";
import { html, Markup } from "./html";
import { type FormField, type SignInForm, signInForms } from "./sign-in-forms";

export interface ConsentView {
  /** Sealed: what the client asked for. */
  readonly request: string;
  readonly clientId: string;
  /** What users know the program by, if anything else than its id. */
  readonly clientName?: string;
  /** Where the browser goes afterwards. */
  readonly redirectUri: string;
  readonly offersPassword: boolean;
  readonly failure?: ConsentFailure;
}

/** Why the last try failed, which form it came from, and what was typed into it. */
export interface ConsentFailure {
  readonly text: string;
  readonly form: string;
  readonly typed: Form;
}

/**
 * One form a way to sign in. No script; every field has its label. After a failure the names that were typed come back (secrets never
 * do), and the field to type again has the focus and is described by what went wrong: browsers don't announce alerts of a new page.
 */
export function consentBody(view: ConsentView): Markup {
  const forms = signInForms.filter(({ value }) => value !== "password" || view.offersPassword);
  return html`${view.failure ? html`<p role="alert" id="failure">${view.failure.text}</p>` : ""}
<p>The program ${program(view)} wants to act for you in this cloud. It will be able to do all that you can do.
Afterwards you are sent to <code>${view.redirectUri}</code>.</p>
${join(forms.map((form) => formMarkup(view, form)))}
<form method="post">${request(view)}
<button name="sign_in" value="cancel">Cancel</button>
</form>`;
}

const program = ({ clientName, clientId }: ConsentView): Markup =>
  clientName === undefined
    ? html`<code>${clientId}</code>`
    : html`<strong>${clientName}</strong> (<code>${clientId}</code>)`;

const request = (view: ConsentView): Markup => html`<input type="hidden" name="request" value="${view.request}">`;

const join = (parts: readonly Markup[]): Markup => new Markup(parts.map(({ text }) => text).join("\n"));

function formMarkup(view: ConsentView, { value, legend, fields }: SignInForm): Markup {
  const failure = view.failure?.form === value ? view.failure : undefined;
  return html`<form method="post">${request(view)}
<fieldset>
<legend>${legend}</legend>
${join(fields.map((field) => fieldMarkup(field, failure)))}
<button class="main" name="sign_in" value="${value}">Allow</button>
</fieldset>
</form>`;
}

function fieldMarkup({ name, label, secret, optional, autocomplete }: FormField, failure?: ConsentFailure): Markup {
  const kind = secret ? html` type="password"` : html` autocapitalize="none" spellcheck="false"`;
  const again = secret && failure ? html` autofocus aria-invalid="true" aria-describedby="failure"` : "";
  const typed = secret ? "" : (failure?.typed.get(name) ?? "");
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${typed}" autocomplete="${autocomplete}"${kind}${again}${optional ? "" : html` required`}>`;
}
