import { randomBytes } from "node:crypto";
import type { HttpRequest } from "@stackgate/gateway";

const name = "stackgate-consent";
const pattern = new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{43})(?:;|$)`);

/** The value that this browser was given: consent pages carry it sealed, so another site can't submit one in its place. */
export const sessionOf = (request: HttpRequest): string | undefined => pattern.exec(request.headers.cookie ?? "")?.[1];

/** The browser's own value again, so that sign-ins in two tabs don't spoil one another; else a new one. */
export const sessionFor = (request: HttpRequest): string => sessionOf(request) ?? randomBytes(32).toString("base64url");

export function sessionCookie(session: string, request: HttpRequest): string {
  const secure = request.secure ? "; Secure" : "";
  return `${name}=${session}; Path=/o/oauth2; HttpOnly; SameSite=Strict${secure}`;
}
