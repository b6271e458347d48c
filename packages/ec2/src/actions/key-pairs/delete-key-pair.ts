import { isRefusal } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { forgetTags } from "../../map/account-tags";
import { honoured } from "../../rules";
import { missingParameter } from "../../wire/error";

/** One that doesn't exist is deleted with success, as in EC2. */
export const deleteKeyPair = defineAction("DeleteKeyPair", {
  parameters: { KeyName: honoured, KeyPairId: honoured },
  check({ KeyName, KeyPairId }) {
    if (KeyName === undefined && KeyPairId === undefined) throw missingParameter("KeyName");
  },
  async run({ KeyName, KeyPairId }, context) {
    const { cloud, ids } = context;
    const wanted =
      KeyPairId === undefined ? { name: KeyName ?? "" } : { id: await ids.resolveOne("keyPair", KeyPairId) };
    const [pair] = await cloud.list("listSSHKeyPairs", wanted).catch(noneIfUnknown);
    if (!pair) return { Return: true, KeyPairId };
    // CloudStack deletes by name only.
    await cloud.call("deleteSSHKeyPair", { name: pair.name });
    await forgetTags("keyPair", pair.id, context);
    return { Return: true, KeyPairId: ids.of("keyPair", pair.id) };
  },
});

/** CloudStack lists nothing for another's id, and refuses one that never was. */
function noneIfUnknown(error: unknown): readonly [] {
  if (isRefusal(error, 431)) return [];
  throw error;
}
