import { defineAction } from "../../action";
import { notFoundError } from "../../map/ids";
import { allInterfaces, interfaceId } from "../../map/network-interfaces/all";
import type { NetworkInterface } from "../../model/types.generated";
import { honoured } from "../../rules";
import { invalidValue, missingParameter } from "../../wire/error";

const ATTRIBUTES: Readonly<Record<string, (nic: NetworkInterface) => object>> = {
  attachment: ({ Attachment }) => ({ Attachment }),
  description: ({ Description }) => ({ Description: { Value: Description } }),
  groupSet: ({ Groups }) => ({ Groups }),
  sourceDestCheck: ({ SourceDestCheck }) => ({ SourceDestCheck: { Value: SourceDestCheck } }),
  associatePublicIpAddress: ({ Association }) => ({ AssociatePublicIpAddress: Association !== undefined }),
};

export const describeNetworkInterfaceAttribute = defineAction("DescribeNetworkInterfaceAttribute", {
  parameters: { NetworkInterfaceId: honoured, Attribute: honoured },
  check({ Attribute }) {
    if (Attribute === undefined) throw missingParameter("Attribute");
    if (!Object.hasOwn(ATTRIBUTES, Attribute)) {
      throw invalidValue(
        "Attribute",
        Attribute,
        `Interfaces have the attributes ${Object.keys(ATTRIBUTES).join(", ")}.`,
      );
    }
  },
  async run({ NetworkInterfaceId, Attribute = "" }, context) {
    const { ids } = context;
    const wanted = ids.of("networkInterface", await ids.resolveOne("networkInterface", NetworkInterfaceId));
    const shown = (await allInterfaces(context, { notes: "fresh" })).find((one) => interfaceId(one) === wanted);
    if (!shown) throw notFoundError("networkInterface", NetworkInterfaceId);
    return { NetworkInterfaceId, ...ATTRIBUTES[Attribute]?.(shown) };
  },
});
