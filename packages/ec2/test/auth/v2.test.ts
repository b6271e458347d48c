import { createHmac } from "node:crypto";
import { ACCESS_KEY, authenticate, failureOf, httpRequest, NOW } from "./requests";
import { signV2 } from "./sign-v2";

/** Signatures made by botocore 1.43 for http://127.0.0.1:8773/services/Cloud/, with the port in what it signs. */
const BOTOCORE = {
  GET: "SKHo55mh7aP2vz7mNDUtvzTA2gc8dGElVefoKKfBXXw=",
  POST: "kAqQkxT2ZK1X5t5v0RnWRGkDrvkMFbNJvc+xdLes+gE=",
};
const parameters = (signature: string) =>
  new URLSearchParams({
    Action: "DescribeInstances",
    Version: "2016-11-15",
    "Filter.1.Name": "tag:a b",
    "Filter.1.Value.1": "x*y'(z)~é/+",
    AWSAccessKeyId: ACCESS_KEY,
    SignatureVersion: "2",
    SignatureMethod: "HmacSHA256",
    Timestamp: "2015-08-30T12:36:00Z",
    Signature: signature,
  }).toString();

describe("signature version 2", () => {
  it("verifies what botocore signs, in the query and in a form", async () => {
    const headers = { host: "127.0.0.1:8773" };
    const inQuery = httpRequest({ target: `/services/Cloud/?${parameters(BOTOCORE.GET)}`, headers });
    const inForm = httpRequest({
      method: "POST",
      target: "/services/Cloud/",
      headers,
      body: Buffer.from(parameters(BOTOCORE.POST)),
    });
    expect(await authenticate(inQuery)).toMatchObject({ account: "first" });
    expect(await authenticate(inForm)).toMatchObject({ account: "first" });
  });

  it.each(["sha256", "sha1"] as const)("verifies %s", async (algorithm) => {
    expect(await authenticate(signV2({ algorithm }))).toMatchObject({ account: "first" });
  });

  it("lets clients sign the host with or without its port", async () => {
    const host = "Cloud.example.org:8773";
    expect(await authenticate(signV2({ host, signedHost: "cloud.example.org:8773" }))).toMatchObject({
      account: "first",
    });
    expect(await authenticate(signV2({ host, signedHost: "cloud.example.org" }))).toMatchObject({ account: "first" });
    expect(await failureOf(signV2({ host, signedHost: "cloud.example.org:9999" }))).toMatchObject({
      code: "SignatureDoesNotMatch",
    });
  });

  it("covers parameters of the query when the rest is in a form", async () => {
    const request = signV2({ method: "POST" });
    expect(await authenticate(request)).toMatchObject({ account: "first" });
    expect(await failureOf({ ...request, target: "/?DryRun=true" })).toMatchObject({ failure: "wrongSignature" });
  });

  it.each(["2015-08-30T12:36:00", "2015-08-30T12:36:00.123Z"])("reads the time %s", async (Timestamp) => {
    expect(await authenticate(signV2({ parameters: { Timestamp } }))).toMatchObject({ account: "first" });
  });

  it("is good until it expires, when it says when", async () => {
    const request = signV2({ parameters: { Timestamp: "", Expires: "2015-08-30T14:00:00Z" } });
    expect(await authenticate(request)).toMatchObject({ account: "first" });
    expect(await failureOf(request, new Date("2015-08-30T14:00:01Z"))).toMatchObject({ failure: "linkExpired" });
  });

  it("is a keyed hash of four lines", () => {
    const { body } = signV2({ method: "POST", parameters: { Timestamp: NOW.toISOString() } });
    const sent = new URLSearchParams(body.toString());
    const text =
      "POST\nec2.example.org\n/\nAWSAccessKeyId=AKIDEXAMPLE&Action=DescribeInstances&SignatureMethod=HmacSHA256" +
      "&SignatureVersion=2&Timestamp=2015-08-30T12%3A36%3A00.000Z&Version=2016-11-15";
    const expected = createHmac("sha256", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY").update(text).digest("base64");
    expect(sent.get("Signature")).toBe(expected);
  });
});
