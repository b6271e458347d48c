import { hash } from "node:crypto";
import type { HttpRequest } from "@stackgate/gateway";
import { authenticator } from "../../src/auth/authenticate";
import { canonicalRequest } from "../../src/auth/canonical-request";
import { AuthenticationError } from "../../src/auth/failures";
import { parseCredential } from "../../src/auth/scope";
import { deriveSigningKey, hmac } from "../../src/auth/signing-key";
import { stringToSign } from "../../src/auth/v4";
import { readPairs, splitTarget } from "../../src/wire/parameters";
import { ACCESS_KEY, NOW, SECRET_KEY, signedInQuery, store, withQuery } from "./requests";
import { readVectors } from "./vectors";

const vectors = readVectors();
if (vectors.length === 0) {
  process.stderr.write("SKIPPED: AWS's signature vectors are not there; `npm run setup` fetches them.\n");
}
const suite = vectors.length > 0 ? describe : describe.skip;
const verify = authenticator(store, ["service"]);

suite("AWS's signature version 4 vectors", () => {
  it("are all there, with those that botocore leaves out", () => {
    const names = vectors.map(({ name }) => name);
    expect(names).toHaveLength(34);
    expect(names).toEqual(
      expect.arrayContaining([
        "get-space",
        "get-vanilla-query-order-key",
        "get-vanilla-query-order-key-case",
        "get-vanilla-query-order-value",
      ]),
    );
  });

  for (const vector of vectors) {
    describe(vector.name, () => {
      // The suite adds a session token to two requests on their way: what was signed is the signed request without it.
      const signedHeaders = /SignedHeaders=([^,]+)/.exec(vector.authorization)?.[1]?.split(";") ?? [];
      const sent = vector.signedRequest;
      const query = readPairs(splitTarget(sent.target).query);

      it("gives the canonical request", () => {
        const payloadHash = hash("sha256", sent.body, "hex");
        expect(canonicalRequest(sent, { query, signedHeaders, payloadHash })).toBe(vector.canonicalRequest);
      });

      it("gives the string to sign and the signature", () => {
        const { scope } = parseCredential(/Credential=([^,]+)/.exec(vector.authorization)?.[1] ?? "");
        const toSign = stringToSign("20150830T123600Z", scope, vector.canonicalRequest);
        expect(toSign).toBe(vector.stringToSign);
        const signature = hmac(deriveSigningKey(SECRET_KEY, scope), toSign).toString("hex");
        expect(vector.authorization).toContain(`Signature=${signature}`);
      });

      it("is verified as sent, in its header", async () => {
        const verified = verify(sent, new Map(query), NOW);
        if (sent.headers["x-amz-security-token"] === undefined) {
          expect(await verified).toMatchObject({ apiKey: ACCESS_KEY });
        } else {
          await expect(verified).rejects.toMatchObject({ failure: "securityToken" });
        }
      });

      it("is refused under another method, path or query, and with another secret", async () => {
        const { headers } = sent;
        const { "x-amz-security-token": _, ...withoutToken } = headers;
        const genuine = { ...sent, headers: withoutToken };
        const forged = [
          { ...genuine, method: sent.method === "GET" ? "POST" : "GET" },
          { ...genuine, target: `/elsewhere${sent.target}` },
          { ...genuine, target: withQuery(sent.target, "extra=1") },
          { ...genuine, body: Buffer.concat([sent.body, Buffer.from("&a=b")]) },
          { ...genuine, headers: { ...withoutToken, host: "elsewhere.example.org" } },
        ];
        for (const request of forged) {
          await expect(verify(request, new Map(query), NOW)).rejects.toBeInstanceOf(AuthenticationError);
        }
      });

      it("is verified when signed in its query", async () => {
        const { method, target, headers, body } = vector.request;
        const { "x-amz-date": _, "x-amz-security-token": __, ...others } = headers;
        const request = signedInQuery({
          method,
          // What the suite leaves unescaped, aws4 wants escaped.
          target: encodeURI(Buffer.from(target, "latin1").toString("utf8")),
          headers: definedOnly(others),
          body: body.toString("latin1"),
          service: "service",
        });
        const pairs = readPairs(splitTarget(request.target).query);
        expect(await verify(request, new Map(pairs), NOW)).toMatchObject({ apiKey: ACCESS_KEY });
      });
    });
  }
});

function definedOnly(headers: HttpRequest["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
