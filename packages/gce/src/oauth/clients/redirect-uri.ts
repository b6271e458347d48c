const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a client may be sent back to `uri`: exactly a registered one, but for the port on a loopback address, which an
 * installed program picks when it starts (RFC 8252, 7.3).
 */
export function mayRedirectTo(uri: string, registered: readonly string[]): boolean {
  return registered.includes(uri) || registered.includes(withoutLoopbackPort(uri) ?? "");
}

/** `undefined` for anything that is not a loopback address in its plainest spelling. */
function withoutLoopbackPort(uri: string): string | undefined {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url?.protocol !== "http:" || !loopbackHosts.has(url.hostname) || url.hash !== "") return undefined;
  // A parser mends `http:\\localhost`, tabs and `user@`: what it had to mend, a browser might read otherwise.
  if (url.username !== "" || url.password !== "" || (url.href !== uri && url.href !== `${uri}/`)) return undefined;
  url.port = "";
  return url.href;
}
