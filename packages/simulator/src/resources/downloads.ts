import { badParameter } from "../wire/errors";

/** Bytes of everything that the simulated secondary storage downloads. */
export const DOWNLOADED = 5_242_880;

/** Recorded: addresses of the server itself are refused; what can be downloaded is not looked at. */
export function checkHost(url: string): void {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: "", hostname: "" };
  if (!/^https?:$/.test(protocol)) throw badParameter("the URL is neither http nor https");
  if (hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127."))
    throw badParameter("the URL names a host that is not allowed");
}
