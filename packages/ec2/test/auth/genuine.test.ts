import {
  authenticate,
  DESCRIBE,
  failureOf,
  httpRequest,
  NOW,
  SECRET_KEY,
  signedInHeader,
  signedInQuery,
} from "./requests";

const genuine = signedInHeader();
const withoutSpaces = {
  ...genuine,
  headers: { ...genuine.headers, authorization: genuine.headers.authorization?.replaceAll(", ", ",") },
};

const atAddress = () => signedInHeader({ service: "127", region: "0", headers: { host: "127.0.0.1:8773" } });

describe("a genuine signature", () => {
  it.each([
    ["in the header", genuine],
    ["in the header, for STS", signedInHeader({ service: "sts" })],
    ["in the header, for the service that boto 2 reads from 127.0.0.1", atAddress()],
    ["in the header, for any region", signedInHeader({ region: "cloud-zone_1" })],
    ["in the header of a GET", signedInHeader({ method: "GET", target: `/any/path?${DESCRIBE}`, body: "" })],
    ["in the header, without spaces after commas", withoutSpaces],
    ["in the query", signedInQuery()],
  ])("%s tells who sent it", async (_, request) => {
    expect(await authenticate(request)).toMatchObject({ account: "first", secretKey: SECRET_KEY });
  });

  it("tells two identities apart", async () => {
    const other = signedInHeader({ accessKey: "OTHERKEY", secretKey: "other-secret" });
    expect(await authenticate(other)).toMatchObject({ account: "second" });
  });

  it("may be dated by Date alone", async () => {
    // Signed by botocore 1.43, which writes its Date so.
    const request = httpRequest({
      target: `/?${DESCRIBE}`,
      headers: {
        host: "ec2.example.org",
        date: "Sun, 30 Aug 2015 12:36:00 -0000",
        authorization:
          "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/ec2/aws4_request, SignedHeaders=date;host, " +
          "Signature=a7ba2a357b4a87e8ccb461164768d40cdfc1b2127199a835656ee2dce976967c",
      },
    });
    expect(await authenticate(request)).toMatchObject({ account: "first" });
  });

  it.each([
    ["14 minutes early", -14, "in time"],
    ["14 minutes late", 14, "in time"],
    ["16 minutes early", -16, "tooNew"],
    ["16 minutes late", 16, "tooOld"],
  ])("in a header that arrives %s", async (_, minutes, outcome) => {
    const now = new Date(NOW.getTime() + minutes * 60_000);
    const result = outcome === "in time" ? authenticate(genuine, now) : failureOf(genuine, now);
    expect(await result).toMatchObject(
      outcome === "in time" ? { account: "first" } : { failure: outcome, code: "RequestExpired", status: 400 },
    );
  });

  it("in a query is good as long as it says", async () => {
    const hour = signedInQuery({ target: `/?${DESCRIBE}&X-Amz-Expires=3600` });
    const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    expect(await authenticate(hour, after(3600))).toMatchObject({ account: "first" });
    expect(await failureOf(hour, after(3601))).toMatchObject({ failure: "linkExpired", code: "RequestExpired" });
    expect(await failureOf(hour, after(-901))).toMatchObject({ failure: "tooNew" });
  });
});
