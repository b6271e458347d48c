import { defineMethod } from "../../frame/method";
import { addressDocument, findAddress } from "../../map/addresses";

export const get = defineMethod("globalAddresses.get", {
  async run({ parameters }, context) {
    return addressDocument(await findAddress(context, { kind: "global" }, parameters.address), context);
  },
});
