import { createHash, createHmac } from "node:crypto";
import { sendWell } from "./load.mjs";

export const demo = { apiKey: "demo-api-key", secretKey: "demo-secret-key" };

const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const form = (parameters) => new URLSearchParams(parameters).toString();
const formType = "application/x-www-form-urlencoded";

/** An EC2 action as the aws cli sends it: a POST signed with version 4. */
export function ec2Request(endpoint, parameters) {
  const url = new URL("/", endpoint);
  const body = form({ ...parameters, Version: "2016-11-15" });
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${time.slice(0, 8)}/local/ec2/aws4_request`;
  const headers = { "content-type": formType, host: url.host, "x-amz-date": time };
  const names = Object.keys(headers).join(";");
  const canonical = [
    "POST",
    "/",
    "",
    ...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
    "",
    names,
    sha256(body),
  ].join("\n");
  const key = scope.split("/").reduce(hmac, `AWS4${demo.secretKey}`);
  const signature = hmac(key, ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n")).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${demo.apiKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return { url, method: "POST", headers: { ...headers, authorization, "content-length": body.length }, body };
}

/** The same signed with version 2, the only one that EC2stack knows. */
export function ec2RequestV2(endpoint, parameters) {
  const url = new URL("/", endpoint);
  const pairs = {
    ...parameters,
    AWSAccessKeyId: demo.apiKey,
    SignatureMethod: "HmacSHA256",
    SignatureVersion: "2",
    Timestamp: new Date().toISOString().slice(0, 19),
    Version: "2014-10-01",
  };
  const sorted = form(Object.entries(pairs).sort(([a], [b]) => (a < b ? -1 : 1)));
  const signature = hmac(demo.secretKey, ["POST", url.host, "/", sorted].join("\n")).toString("base64");
  const body = `${sorted}&${form({ Signature: signature })}`;
  return { url, method: "POST", headers: { "content-type": formType, "content-length": body.length }, body };
}

/** A bearer token for the Compute Engine facade. */
export async function accessToken(endpoint) {
  const reply = await fetch(new URL("/o/oauth2/token", endpoint), {
    method: "POST",
    headers: { "content-type": formType },
    body: form({ grant_type: "client_credentials", client_id: demo.apiKey, client_secret: demo.secretKey }),
  });
  if (!reply.ok) throw new Error(`no token: ${reply.status} ${await reply.text()}`);
  return (await reply.json()).access_token;
}

/** A Compute Engine call under /compute/v1/projects/demo. */
export function gceRequest(endpoint, token, path, body) {
  const text = body && JSON.stringify(body);
  return {
    url: new URL(`/compute/v1/projects/demo/${path}`, endpoint),
    method: body ? "POST" : "GET",
    headers: {
      authorization: `Bearer ${token}`,
      ...(text && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
    },
    ...(text && { body: text }),
  };
}

/** Tells the stand-in how many machines there are. */
export const setMachines = (upstream, machines) =>
  sendWell({ url: new URL(`/machines/${machines}`, upstream), method: "POST" });
