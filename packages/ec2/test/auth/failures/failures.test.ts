import { FAILURES } from "../../../src/auth/failures";
import { failureOf, SECRET_KEY, signedInQuery, withQuery } from "../requests";
import { signV2 } from "../sign-v2";
import { IN_HEADER } from "./in-header";
import { IN_QUERY } from "./in-query";
import { VERSION_2 } from "./version-2";

const presigned = signedInQuery();

describe.each([
  ["a header", IN_HEADER],
  ["a query", IN_QUERY],
  ["version 2", VERSION_2],
])("a signature in %s is refused for", (_, rows) => {
  it.each(rows)("%s", async (_, request, failure, code, status) => {
    expect(await failureOf(request)).toMatchObject({ failure, code, status });
  });
});

describe("an answer", () => {
  const answers = [...IN_HEADER, ...IN_QUERY, ...VERSION_2].map(([name, request]) => [name, request] as const);
  it.each(answers)("about %s holds nothing of the signature or of what was expected", async (_, request) => {
    const { message } = await failureOf(request);
    expect(message).not.toMatch(/[0-9a-f]{32}|[A-Za-z0-9+/]{27,}=/);
    expect(message).not.toContain(SECRET_KEY);
  });

  it("is tested for every failure there is", () => {
    const tested = new Set<string>([...IN_HEADER, ...IN_QUERY, ...VERSION_2].map(([, , failure]) => failure));
    // Repeated parameters are refused before anyone asks who sent them; old and young signatures are in genuine.test.ts.
    const elsewhere = ["repeatedQueryElement"];
    expect(Object.keys(FAILURES).filter((name) => !tested.has(name))).toEqual(elsewhere);
  });
});

describe("a parameter sent twice", () => {
  it.each([
    ["in the query", { ...presigned, target: withQuery(presigned.target, "X-Amz-Signature=0") }],
    ["in query and form", { ...signV2({ method: "POST" }), target: "/?AWSAccessKeyId=OTHERKEY" }],
  ])("%s is refused", async (_, request) => {
    await expect(failureOf(request)).rejects.toMatchObject({ code: "InvalidParameterCombination" });
  });
});
