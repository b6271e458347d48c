/**
 * Clients don't write this gateway's URL into `aud`: gcloud and google-auth send the first literal to the token endpoint,
 * libcloud the second; a bearer that a client signs itself carries the third or none. Go's SDKs send the key file's token_uri.
 */
const google = {
  token: ["https://oauth2.googleapis.com/token", "https://accounts.google.com/o/oauth2/token"],
  api: ["https://compute.googleapis.com/"],
} as const;

export const tokenPaths = ["/token", "/o/oauth2/token"] as const;

/** Audiences of an assertion sent to the token endpoint of `origin`. */
export const tokenAudiences = (origin: string): readonly string[] => [
  ...google.token,
  ...tokenPaths.map((path) => origin + path),
];

/** Audiences of a self-signed bearer sent to the API at `origin`. */
export const apiAudiences = (origin: string): readonly string[] => [...google.api, `${origin}/`];
