import { defineList } from "../../frame/list";
import { addressDocument, listAddresses } from "../../map/addresses";

export const list = defineList("globalAddresses.list", {
  async items(_, context) {
    const addresses = await listAddresses(context, { kind: "global" });
    return addresses.map((address) => addressDocument(address, context));
  },
});
