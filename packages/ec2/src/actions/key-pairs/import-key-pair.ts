import { defineAction } from "../../action";
import { tagsFor } from "../../map/tags";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { keyPairInfo, tagKeyPair } from "./key-pair";

/** What CloudStack reads: one line of OpenSSH's format. */
const OPENSSH = /^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-[\w-]+) [A-Za-z0-9+/]+={0,2}( [^\n]*)?$/;

export const importKeyPair = defineAction("ImportKeyPair", {
  parameters: {
    KeyName: honoured,
    PublicKeyMaterial: honoured,
    TagSpecifications: honoured,
  },
  errors: { 431: "InvalidKeyPair.Duplicate" },
  check({ PublicKeyMaterial: material, TagSpecifications }) {
    tagsFor("key-pair", TagSpecifications);
    if (!OPENSSH.test(material.toString("utf8").trim())) {
      throw new Ec2Error("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
    }
  },
  async run({ KeyName: name, PublicKeyMaterial: material, TagSpecifications }, context) {
    const pair = await context.cloud.call("registerSSHKeyPair", { name, publickey: material.toString("utf8").trim() });
    const info = keyPairInfo(pair, tagsFor("key-pair", TagSpecifications), context);
    await tagKeyPair(info, context);
    return info;
  },
});
