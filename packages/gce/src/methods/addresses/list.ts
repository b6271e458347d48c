import { defineList } from "../../frame/list";
import { addressDocument, listAddresses } from "../../map/addresses";
import { regionNamed } from "../../map/zones";

export const list = defineList("addresses.list", {
  async items({ parameters: { region } }, context) {
    await regionNamed(context, region);
    const addresses = await listAddresses(context, { kind: "region", name: region });
    return addresses.map((address) => addressDocument(address, context));
  },
});
