import { defineMethod } from "../../frame/method";
import { addressDocument, findAddress } from "../../map/addresses";

export const get = defineMethod("addresses.get", {
  async run({ parameters: { region, address } }, context) {
    return addressDocument(await findAddress(context, { kind: "region", name: region }, address), context);
  },
});
