// What both of Google's clients for Node need.
import { OAuth2Client } from "google-auth-library";

/** Credentials that are an access token: key files always ask Google itself there. */
export function authorized(token) {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  return auth;
}

/** The smallest instance that a client asks for. */
export const machine = (name, zone) => ({
  name,
  machineType: `zones/${zone}/machineTypes/n1-standard-1`,
  disks: [{ boot: true, initializeParams: { sourceImage: "projects/debian-cloud/global/images/family/debian-12" } }],
  networkInterfaces: [{ network: "global/networks/default" }],
  labels: { env: "test" },
});

export const names = (resources = []) => resources.map(({ name }) => name);
