import { generateKeyPairSync, sign } from "node:crypto";
import { isPadded, verifyPadded } from "../../src/oauth/assertion/padded";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const now = 1_800_000_000;
const base64 = (bytes: Buffer | string) =>
  Buffer.from(bytes).toString("base64").replaceAll("+", "-").replaceAll("/", "_");

/** As libcloud makes them, padding and all. */
function assertion(claims: object, header: object = { alg: "RS256", typ: "JWT" }): string {
  const signed = `${base64(JSON.stringify(header))}.${base64(JSON.stringify(claims))}`;
  return `${signed}.${base64(sign("sha256", Buffer.from(signed), privateKey))}`;
}
const check = (text: string) => verifyPadded(text, publicKey, now, 60);

test("takes what libcloud signs over padded text", () => {
  const claims = { iss: "demo@x", iat: now, exp: now + 3600 };
  expect(isPadded(assertion(claims))).toBe(true);
  expect(check(assertion(claims))).toEqual(claims);
});

test("refuses another algorithm, changed claims, lost padding, and what has expired or is not yet good", () => {
  const good = assertion({ iss: "demo@xy", exp: now + 3600 });
  const [header, , signature] = good.split(".");
  const claims = base64(JSON.stringify({ iss: "root@x", exp: now + 3600 }));
  expect(() => check(assertion({ exp: now + 1 }, { alg: "none" }))).toThrow("invalid algorithm");
  expect(() => check([header, claims, signature].join("."))).toThrow("invalid signature");
  expect(() => check(good.replace(/=+\./, "."))).toThrow("invalid signature");
  expect(() => check(assertion({ exp: now - 61 }))).toThrow("jwt expired");
  expect(() => check(assertion({ exp: now + 9, nbf: now + 61 }))).toThrow("jwt not active");
});
