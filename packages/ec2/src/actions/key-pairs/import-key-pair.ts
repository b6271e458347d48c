import { defineAction } from "../../action";
import { tagsFor } from "../../map/tags";
import { honoured } from "../../rules";
import { isPublicKey } from "../../support/openssh";
import { Ec2Error } from "../../wire/error";
import { keyPairInfo, tagKeyPair } from "./key-pair";

export const importKeyPair = defineAction("ImportKeyPair", {
  parameters: {
    KeyName: honoured,
    PublicKeyMaterial: honoured,
    TagSpecifications: honoured,
  },
  errors: { 431: "InvalidKeyPair.Duplicate" },
  check({ PublicKeyMaterial: material, TagSpecifications }) {
    tagsFor("key-pair", TagSpecifications);
    if (!isPublicKey(material.toString("utf8").trim())) {
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
