import { defineMutation } from "../../frame/mutation";
import { addressFields, reserveAddress } from "../../map/reserve-address";

export const insert = defineMutation("addresses.insert", {
  fields: addressFields,
  run: ({ parameters: { region }, body }, context) =>
    reserveAddress(context, { kind: "region", name: region }, region, body),
});
