import { type Ec2, startEc2 } from "../support";

describe("GetCallerIdentity", () => {
  let ec2: Ec2;
  beforeEach(() => {
    ec2 = startEc2();
  });
  afterEach(() => ec2.close());

  it("tells each tenant its own account, without asking CloudStack", async () => {
    const demo = await ec2("GetCallerIdentity");
    const other = await ec2("GetCallerIdentity", {}, { as: "other" });
    expect(demo.body.GetCallerIdentityResult.Account).toMatch(/^\d{12}$/);
    expect(demo.body.GetCallerIdentityResult.Arn).toMatch(/^arn:aws:iam::\d{12}:user\/demo$/);
    expect(other.body.GetCallerIdentityResult.Account).not.toBe(demo.body.GetCallerIdentityResult.Account);
    expect(demo.calls).toEqual({});
  });

  it("speaks STS's namespace and puts the request id where STS does", async () => {
    const { text, body, headers } = await ec2("GetCallerIdentity");
    expect(text).toContain('xmlns="https://sts.amazonaws.com/doc/2011-06-15/"');
    expect(body.ResponseMetadata.RequestId).toBe(headers["x-amzn-requestid"]);
  });
});
