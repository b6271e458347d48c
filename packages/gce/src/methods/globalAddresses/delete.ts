import { defineMutation } from "../../frame/mutation";
import { releaseAddress } from "../../map/reserve-address";

export const remove = defineMutation("globalAddresses.delete", {
  run: ({ parameters: { address } }, context) => releaseAddress(context, { kind: "global" }, address),
});
