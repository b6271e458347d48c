import { CloudError } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { honoured } from "../../rules";

export const getPasswordData = defineAction("GetPasswordData", {
  parameters: { InstanceId: honoured },
  async run({ InstanceId }, { cloud, ids, now }) {
    const id = await ids.resolveOne("instance", InstanceId);
    return { InstanceId, Timestamp: new Date(now()), PasswordData: await password() };

    /** Encrypted with the instance's key pair. Empty, as in EC2, while there is none or for images without. */
    async function password(): Promise<string> {
      try {
        return (await cloud.call("getVMPassword", { id })).encryptedpassword ?? "";
      } catch (error) {
        // An id that CloudStack does not know is a 431 too, and names itself.
        if (error instanceof CloudError && error.code === 431 && !/parameter id\b/i.test(error.text)) return "";
        throw error;
      }
    }
  },
});
