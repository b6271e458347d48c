import { defineMethod } from "../../frame/method";
import { addressDocument, findAddress } from "../../map/addresses";

export const get = defineMethod("addresses.get", {
  async run({ parameters }, context) {
    return addressDocument(await findAddress(context, parameters.region, parameters.address), context);
  },
});
