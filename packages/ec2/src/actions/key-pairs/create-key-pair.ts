import { defineAction } from "../../action";
import { honoured, refused } from "../../rules";
import { keyPairInfo } from "./key-pair";

export const createKeyPair = defineAction("CreateKeyPair", {
  parameters: {
    KeyName: honoured,
    KeyType: refused("CloudStack makes RSA keys only", "rsa"),
    KeyFormat: refused("CloudStack gives private keys in PEM only", "pem"),
    TagSpecifications: refused("CloudStack's key pairs have no tags"),
  },
  errors: { 431: "InvalidKeyPair.Duplicate" },
  async run({ KeyName: name }, { cloud, ids }) {
    const pair = await cloud.call("createSSHKeyPair", { name });
    return { ...keyPairInfo(pair, { ids }), KeyMaterial: pair.privatekey };
  },
});
