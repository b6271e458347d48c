import { html, type Markup } from "./html";

export interface ConsentView {
  /** Sealed: what the client asked for. */
  readonly request: string;
  readonly clientName: string;
  /** Where the browser goes afterwards. */
  readonly redirectUri: string;
  readonly offersPassword: boolean;
  /** Why the last try failed. Nothing that was typed comes back. */
  readonly failure?: string;
}

/** One form a way to sign in. No script; every field has its label, and failures are announced. */
export function consentBody(view: ConsentView): Markup {
  return html`${alert(view.failure)}
<p>The program <code>${view.clientName}</code> wants to act for you in this cloud. It will be able to do all that you can do.
Afterwards you are sent to <code>${view.redirectUri}</code>.</p>
${apiKeyForm(view)}
${view.offersPassword ? passwordForm(view) : ""}
<form method="post">${request(view)}
<button name="sign_in" value="cancel">Cancel</button>
</form>`;
}

const alert = (text: string | undefined): Markup | "" => (text === undefined ? "" : html`<p role="alert">${text}</p>`);

const request = (view: ConsentView): Markup => html`<input type="hidden" name="request" value="${view.request}">`;

const apiKeyForm = (view: ConsentView): Markup => html`<form method="post">${request(view)}
<fieldset>
<legend>With an API key</legend>
<label for="api_key">API key</label>
<input id="api_key" name="api_key" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="secret_key">Secret key</label>
<input id="secret_key" name="secret_key" type="password" autocomplete="current-password" required>
<button class="main" name="sign_in" value="api-key">Allow</button>
</fieldset>
</form>`;

const passwordForm = (view: ConsentView): Markup => html`<form method="post">${request(view)}
<fieldset>
<legend>With a CloudStack user</legend>
<label for="username">User name</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<label for="domain">Domain (empty for the root domain)</label>
<input id="domain" name="domain" autocomplete="organization" autocapitalize="none" spellcheck="false">
<button class="main" name="sign_in" value="password">Allow</button>
</fieldset>
</form>`;
