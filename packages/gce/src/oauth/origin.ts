import type { HttpRequest } from "@stackgate/gateway";
import type { OAuthConfig } from "./config";

/** Where clients reach this gateway, without a trailing slash: as configured, else as this client addressed it. */
export function originOf(request: HttpRequest, { publicUrl }: Pick<OAuthConfig, "publicUrl">): string {
  if (publicUrl !== "") return publicUrl.replace(/\/+$/, "");
  return `${request.secure ? "https" : "http"}://${request.headers.host ?? "localhost"}`;
}
