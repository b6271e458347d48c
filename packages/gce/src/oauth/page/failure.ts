import type { HttpReply } from "@stackgate/gateway";
import { html } from "./html";
import { page } from "./page";

/** For the user's eyes, where there is no redirect URI that could be trusted with an error. */
export const failurePage = (text: string, status = 400): HttpReply =>
  page({ title: "Sign-in is not possible", status, body: html`<p role="alert">${text}</p>` });
