import { CloudError } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { honoured } from "../../rules";
import { missingParameter } from "../../wire/error";

export const deleteKeyPair = defineAction("DeleteKeyPair", {
  parameters: { KeyName: honoured, KeyPairId: honoured },
  check({ KeyName, KeyPairId }) {
    if (KeyName === undefined && KeyPairId === undefined) throw missingParameter("KeyName");
  },
  async run({ KeyName, KeyPairId }, { cloud, ids }) {
    const id = KeyPairId === undefined ? undefined : await ids.resolveOne("keyPair", KeyPairId);
    // CloudStack deletes by name only.
    const [found] = id === undefined ? [] : await cloud.list("listSSHKeyPairs", { id });
    const name = KeyName ?? found?.name;
    if (name !== undefined) await deleteIfThere();
    return { Return: true, KeyPairId };

    /** EC2 deletes a key pair that doesn't exist with success. */
    async function deleteIfThere() {
      try {
        await cloud.call("deleteSSHKeyPair", { name: name ?? "" });
      } catch (error) {
        if (!(error instanceof CloudError && error.code === 431)) throw error;
      }
    }
  },
});
