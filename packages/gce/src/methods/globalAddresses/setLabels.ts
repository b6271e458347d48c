import { defineMutation } from "../../frame/mutation";
import { labelAddress } from "../../map/reserve-address";

export const setLabels = defineMutation("globalAddresses.setLabels", {
  fields: { honours: ["labels", "labelFingerprint"] },
  run: ({ parameters: { resource }, body }, context) => labelAddress(context, { kind: "global" }, resource, body),
});
