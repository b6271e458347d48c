import { defineMutation } from "../../frame/mutation";
import { releaseAddress } from "../../map/reserve-address";

export const remove = defineMutation("addresses.delete", {
  run: ({ parameters: { region, address } }, context) =>
    releaseAddress(context, { kind: "region", name: region }, address),
});
