import { defineAction } from "../../action";
import { tagsFor } from "../../map/tags";
import { honoured, refused } from "../../rules";
import { keyPairInfo, tagKeyPair } from "./key-pair";

export const createKeyPair = defineAction("CreateKeyPair", {
  parameters: {
    KeyName: honoured,
    KeyType: refused("CloudStack makes RSA keys only", "rsa"),
    KeyFormat: refused("CloudStack gives private keys in PEM only", "pem"),
    TagSpecifications: honoured,
  },
  errors: { 431: "InvalidKeyPair.Duplicate" },
  check({ TagSpecifications }) {
    tagsFor("key-pair", TagSpecifications);
  },
  async run({ KeyName: name, TagSpecifications }, context) {
    const pair = await context.cloud.call("createSSHKeyPair", { name });
    const info = keyPairInfo(pair, tagsFor("key-pair", TagSpecifications), context);
    await tagKeyPair(info, context);
    return { ...info, KeyMaterial: pair.privatekey };
  },
});
