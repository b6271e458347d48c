import { createCloudEndpoint, createHttpTransport } from "@stackgate/cloudstack";
import { type Gateway, users } from "../../support/gateway";

/** Deletes an API key in CloudStack, as an administrator would; it is gone when this resolves. */
export async function revokeKey({ cloudstack }: Gateway, apiKey: string): Promise<void> {
  const transport = createHttpTransport({ endpoint: cloudstack });
  try {
    const cloud = createCloudEndpoint({ transport }).as(users.admin);
    const { id: userid } = await cloud.call("getUser", { userapikey: apiKey });
    const keys = await cloud.list("listUserKeys", { userid, listall: true });
    const key = keys.find(({ apikey }) => apikey === apiKey);
    if (!key?.id) throw new Error(`no key ${apiKey}`);
    await cloud.run("deleteUserKeys", { keypairid: key.id });
  } finally {
    transport.close();
  }
}
