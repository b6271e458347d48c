import { nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused, returned, zones } from "../step";

export const keyPairs: Family = {
  name: "key pairs",
  zones,
  steps: [
    dry("create-key-pair --key-name laptop"),
    ec2(
      `create-key-pair --key-name laptop ${tagged("key-pair", "mine")}`,
      {
        KeyName: "laptop",
        KeyPairId: id("key"),
        KeyMaterial: expect.stringMatching(/^-----BEGIN RSA PRIVATE KEY-----/),
        Tags: nameTag("mine"),
      },
      { pair: "KeyPairId", fingerprint: "KeyFingerprint" },
    ),
    ec2("wait key-pair-exists --key-names laptop"),
    refused("create-key-pair --key-name laptop", "InvalidKeyPair.Duplicate", /laptop/),
    refused("create-key-pair --key-name other --key-format ppk", "UnsupportedOperation", /KeyFormat.*PEM only/),
    ec2("create-key-pair --key-name other --key-type ed25519", {
      KeyName: "other",
      KeyMaterial: expect.stringMatching(/^-----BEGIN OPENSSH PRIVATE KEY-----/),
    }),
    ec2("delete-key-pair --key-name other", returned),
    ec2("import-key-pair --key-name office --public-key-material fileb://$publicKey", {
      KeyName: "office",
      KeyPairId: id("key"),
    }),
    ec2("describe-key-pairs --key-names laptop", ({ pair, fingerprint }) => ({
      KeyPairs: [{ KeyPairId: pair, KeyName: "laptop", KeyFingerprint: fingerprint }],
    })),
    ec2("describe-key-pairs --filters Name=key-name,Values=off*", { KeyPairs: [{ KeyName: "office" }] }),
    ec2("describe-key-pairs --filters Name=tag:Name,Values=mine,yours", { KeyPairs: [{ KeyName: "laptop" }] }),
    ec2("delete-key-pair --key-name office", returned),
    ec2("delete-key-pair --key-pair-id $pair", returned),
    refused("describe-key-pairs --key-names laptop", "InvalidKeyPair.NotFound", /laptop/),
    ec2("describe-key-pairs", { KeyPairs: [] }),
  ],
};
