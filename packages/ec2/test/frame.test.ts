import { type Ec2, startEc2 } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

describe("what the frame answers for every action", () => {
  it("gives the client's own version as namespace, with the trailing slash", async () => {
    const { text, headers, body } = await ec2("DescribeRegions", {}, { version: "2010-08-31", method: "GET" });
    expect(text).toContain('<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2010-08-31/"><requestId>');
    expect(headers["content-type"]).toBe("text/xml;charset=UTF-8");
    expect(body.requestId).toBe(headers["x-amzn-requestid"]);
  });

  it.each([
    ["DescribeRegion", {}, 400, "InvalidAction"],
    ["__proto__", {}, 400, "InvalidAction"],
    ["constructor", {}, 400, "InvalidAction"],
    ["RequestSpotInstances", {}, 400, "UnsupportedOperation"],
    ["DescribeRegions", { Bogus: "1" }, 400, "UnknownParameter"],
    ["DescribeRegions", { DryRun: true }, 412, "DryRunOperation"],
    ["DescribeRegions", { DryRun: true, "Filter.1.Name": "x", "Filter.1.Value.1": "y" }, 400, "InvalidParameterValue"],
    ["CreateKeyPair", {}, 400, "MissingParameter"],
    ["CreateKeyPair", { KeyName: "k", KeyFormat: "ppk" }, 400, "UnsupportedOperation"],
    ["CreateKeyPair", { KeyName: "k", DryRun: true }, 412, "DryRunOperation"],
  ])("%s %j: %i %s", async (action, parameters, status, code) => {
    const answer = await ec2(action, parameters);
    expect([answer.status, answer.error?.code]).toEqual([status, code]);
    expect(answer.calls).toEqual({});
  });

  it("names the refused parameter and the reason", async () => {
    const { error } = await ec2("CreateKeyPair", { KeyName: "k", KeyFormat: "ppk" });
    expect(error?.message).toBe("The parameter KeyFormat is not supported: private keys are given in PEM only");
  });

  it("does nothing for strangers", async () => {
    const { status, error } = await ec2("DescribeRegions", {}, { as: "nobody" as "demo" });
    expect([status, error?.code]).toEqual([401, "AuthFailure"]);
  });

  it("answers a version that is none with an error, not with a namespace of the client's making", async () => {
    const { error, text } = await ec2("DescribeRegions", {}, { version: '"><x/>' });
    expect(error?.code).toBe("NoSuchVersion");
    expect(text).not.toContain("<x/>");
  });
});
