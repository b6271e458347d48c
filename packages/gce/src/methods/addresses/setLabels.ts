import { defineMutation } from "../../frame/mutation";
import { labelAddress } from "../../map/reserve-address";

export const setLabels = defineMutation("addresses.setLabels", {
  fields: { honours: ["labels", "labelFingerprint"] },
  run: ({ parameters: { region, resource }, body }, context) =>
    labelAddress(context, { kind: "region", name: region }, resource, body),
});
