import { type Ec2, startEc2 } from "../../support";

const PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJzVB9qgE2sMOTQ2e1UKHKtqEw7ZHqS7yJ0mJCSNlYhA me@example.org";
const base64 = (text: string) => Buffer.from(text).toString("base64");

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const names = ({ body }: Awaited<ReturnType<Ec2>>): string[] =>
  (body.keySet.item ?? []).map(({ keyName }: { keyName: string }) => keyName);

describe("key pairs", () => {
  it("are created with their private key, listed without, and deleted", async () => {
    const { body, calls } = await ec2("CreateKeyPair", { KeyName: "mine" });
    expect(body.keyMaterial).toContain("PRIVATE KEY");
    expect(body.keyPairId).toMatch(/^key-[0-9a-f]{32}$/);
    expect(calls).toEqual({ createSSHKeyPair: 1 });

    const listed = await ec2("DescribeKeyPairs");
    expect(listed.body.keySet.item).toEqual([
      { keyName: "mine", keyPairId: body.keyPairId, keyFingerprint: body.keyFingerprint, tagSet: "" },
    ]);
    expect((await ec2("DescribeKeyPairs")).calls).toEqual({ listSSHKeyPairs: 1 });

    const deleted = await ec2("DeleteKeyPair", { KeyName: "mine" });
    expect(deleted.calls).toEqual({ listSSHKeyPairs: 1, deleteSSHKeyPair: 1 });
    expect(deleted.body.keyPairId).toBe(body.keyPairId);
    expect(names(await ec2("DescribeKeyPairs"))).toEqual([]);
  });

  it("are of the type that was asked for", async () => {
    const { body, calls } = await ec2("CreateKeyPair", { KeyName: "mine", KeyType: "ed25519" });
    expect(body.keyMaterial).toContain("-----BEGIN OPENSSH PRIVATE KEY-----\n");
    expect(calls).toEqual({ registerSSHKeyPair: 1 });
    const [pair] = ec2.simulator.state.keyPairs.values();
    expect(pair).toMatchObject({ name: "mine", publicKey: expect.stringMatching(/^ssh-ed25519 /) });
    expect((await ec2("CreateKeyPair", { KeyName: "mine", KeyType: "rsa" })).error?.code).toBe(
      "InvalidKeyPair.Duplicate",
    );
  });

  it("are imported from base64 and deleted by id", async () => {
    const { body, error } = await ec2("ImportKeyPair", { KeyName: "laptop", PublicKeyMaterial: base64(PUBLIC_KEY) });
    expect(error).toBeUndefined();
    const deleted = await ec2("DeleteKeyPair", { KeyPairId: body.keyPairId });
    expect(deleted.body).toMatchObject({ return: "true", keyPairId: body.keyPairId });
    expect(names(await ec2("DescribeKeyPairs"))).toEqual([]);
  });

  it("have tags, which go with them", async () => {
    const tag = {
      "TagSpecification.1.ResourceType": "key-pair",
      "TagSpecification.1.Tag.1.Key": "team",
      "TagSpecification.1.Tag.1.Value": "a",
    };
    const { body } = await ec2("CreateKeyPair", { KeyName: "mine", ...tag });
    expect(body.tagSet.item).toEqual([{ key: "team", value: "a" }]);
    const filter = { "Filter.1.Name": "tag:team", "Filter.1.Value.1": "a" };
    expect(names(await ec2("DescribeKeyPairs", filter))).toEqual(["mine"]);
    await ec2("DeleteKeyPair", { KeyName: "mine" });
    expect(await ec2.cloud("demo").list("listTags")).toEqual([]);
  });

  it("are found by name, by id and by filter", async () => {
    const { body } = await ec2("CreateKeyPair", { KeyName: "a*b" });
    await ec2("CreateKeyPair", { KeyName: "axb" });
    expect(names(await ec2("DescribeKeyPairs", { "KeyName.1": "axb" }))).toEqual(["axb"]);
    expect(names(await ec2("DescribeKeyPairs", { "KeyPairId.1": body.keyPairId }))).toEqual(["a*b"]);
    const filtered = (pattern: string) =>
      ec2("DescribeKeyPairs", { "Filter.1.Name": "key-name", "Filter.1.Value.1": pattern });
    expect(names(await filtered("a*b")).sort()).toEqual(["a*b", "axb"]);
    expect(names(await filtered("a\\*b"))).toEqual(["a*b"]);
    expect(names(await filtered("a?"))).toEqual([]);
  });

  it.each([
    ["a second one of a name", "CreateKeyPair", { KeyName: "mine" }, "InvalidKeyPair.Duplicate"],
    ["what is no public key", "ImportKeyPair", { KeyName: "k", PublicKeyMaterial: base64("no") }, "InvalidKey.Format"],
    [
      "what only looks like a public key",
      "ImportKeyPair",
      { KeyName: "k", PublicKeyMaterial: base64("ssh-rsa AAAA") },
      "InvalidKey.Format",
    ],
    ["types that there are none of", "CreateKeyPair", { KeyName: "k", KeyType: "dsa" }, "InvalidParameterValue"],
    ["what is not base64", "ImportKeyPair", { KeyName: "k", PublicKeyMaterial: "%%" }, "InvalidParameterValue"],
    ["names that there are none of", "DescribeKeyPairs", { "KeyName.1": "gone" }, "InvalidKeyPair.NotFound"],
    ["ids of another form", "DescribeKeyPairs", { "KeyPairId.1": "i-12345678" }, "InvalidKeyPairID.Malformed"],
    ["to delete nothing in particular", "DeleteKeyPair", {}, "MissingParameter"],
  ])("refuse %s", async (_, action, parameters, code) => {
    await ec2("CreateKeyPair", { KeyName: "mine" });
    expect((await ec2(action, parameters)).error?.code).toBe(code);
    expect(names(await ec2("DescribeKeyPairs"))).toEqual(["mine"]);
  });

  it("that don't exist are deleted with success, as in EC2", async () => {
    expect((await ec2("DeleteKeyPair", { KeyName: "gone" })).body.return).toBe("true");
  });

  it("belong to their tenant", async () => {
    await ec2("CreateKeyPair", { KeyName: "mine" });
    expect(names(await ec2("DescribeKeyPairs", {}, { as: "other" }))).toEqual([]);
    await ec2("DeleteKeyPair", { KeyName: "mine" }, { as: "other" });
    expect(names(await ec2("DescribeKeyPairs"))).toEqual(["mine"]);
  });

  it("have ids of 8 digits in short mode", async () => {
    const short = startEc2({ config: { ids: "short" } });
    const { body } = await short("CreateKeyPair", { KeyName: "mine" });
    expect(body.keyPairId).toMatch(/^key-[0-9a-f]{8}$/);
    expect(names(await short("DescribeKeyPairs", { "KeyPairId.1": body.keyPairId }))).toEqual(["mine"]);
    expect((await short("DescribeKeyPairs", { "KeyPairId.1": "key-00000000" })).error?.code).toBe(
      "InvalidKeyPair.NotFound",
    );
    short.close();
  });
});
