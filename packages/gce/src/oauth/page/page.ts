import { createHash } from "node:crypto";
import type { HttpReply } from "@stackgate/gateway";
import { html, Markup } from "./html";

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 32rem; padding: 0 1rem; color: #1a1a1a; background: #fff }
fieldset { border: 1px solid #767676; border-radius: .5rem; margin: 0 0 1.5rem; padding: 1rem }
label { display: block; margin: .5rem 0 0 }
input { box-sizing: border-box; font: inherit; width: 100%; padding: .4rem; border: 1px solid #767676; border-radius: .25rem }
button { font: inherit; margin-top: 1rem; padding: .5rem 1.25rem; border: 1px solid #0b57d0; border-radius: .25rem }
button.main { background: #0b57d0; color: #fff }
[role=alert] { border-left: .25rem solid #b3261e; padding: .5rem 1rem; background: #fceeee }
code { overflow-wrap: anywhere }
`;
const styleHash = createHash("sha256").update(style).digest("base64");

export interface Page {
  readonly title: string;
  readonly body: Markup;
  readonly status: number;
  /** Origins that the page's form may end up at: browsers hold redirects after a submission to `form-action` as well. */
  readonly formTargets?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page without script, that nobody may frame, keep or embed things into. */
export function page({ title, body, status, formTargets = [], headers = {} }: Page): HttpReply {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action ${["'self'", ...formTargets].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.join("; "),
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      ...headers,
    },
    body: document.text,
  };
}
