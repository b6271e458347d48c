import type { SSHKeyPair } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { tagsFor } from "../../map/tags";
import { honoured, refused } from "../../rules";
import { newEd25519Pair } from "../../support/openssh";
import { invalidValue } from "../../wire/error";
import { keyPairInfo, tagKeyPair } from "./key-pair";

export const createKeyPair = defineAction("CreateKeyPair", {
  parameters: {
    KeyName: honoured,
    KeyType: honoured,
    KeyFormat: refused("private keys are given in PEM only", "pem"),
    TagSpecifications: honoured,
  },
  errors: { 431: "InvalidKeyPair.Duplicate" },
  check({ KeyType = "rsa", TagSpecifications }) {
    tagsFor("key-pair", TagSpecifications);
    if (!MAKERS.has(KeyType)) throw invalidValue("KeyType", KeyType, `It is one of ${[...MAKERS.keys()].join(", ")}.`);
  },
  async run({ KeyName: name, KeyType = "rsa", TagSpecifications }, context) {
    const { pair, privateKey } = await (MAKERS.get(KeyType) ?? rsa)(name, context);
    const info = keyPairInfo(pair, tagsFor("key-pair", TagSpecifications), context);
    await tagKeyPair(info, context);
    return { ...info, KeyMaterial: privateKey };
  },
});

type Maker = (
  name: string,
  context: Pick<Ec2Context, "cloud">,
) => Promise<{ readonly pair: SSHKeyPair; readonly privateKey: string | undefined }>;

const rsa: Maker = async (name, { cloud }) => {
  const pair = await cloud.call("createSSHKeyPair", { name });
  return { pair, privateKey: pair.privatekey };
};

/** CloudStack makes RSA keys only, and takes others. The private key is in this answer and nowhere else, as with its own. */
const ed25519: Maker = async (name, { cloud }) => {
  const { publicKey: publickey, privateKey } = newEd25519Pair();
  return { pair: await cloud.call("registerSSHKeyPair", { name, publickey }), privateKey };
};

const MAKERS: ReadonlyMap<string, Maker> = new Map([
  ["rsa", rsa],
  ["ed25519", ed25519],
]);
