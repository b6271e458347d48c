import { isRefusal } from "@stackgate/cloudstack";
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
        // 9999 is what the id itself is refused with.
        if (isRefusal(error, 431) && error.csCode !== 9999) return "";
        throw error;
      }
    }
  },
});
