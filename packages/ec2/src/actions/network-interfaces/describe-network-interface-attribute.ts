import { defineAction } from "../../action";
import { readViewWithoutVolumes } from "../../map/instances/view";
import { interfacesOf } from "../../map/network-interfaces/network-interface";
import type { NetworkInterface } from "../../model/types.generated";
import { honoured } from "../../rules";
import { invalidValue, missingParameter } from "../../wire/error";
import { requireNic } from "./nic";

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
    const [{ machine }, view] = await Promise.all([
      requireNic(NetworkInterfaceId, context),
      readViewWithoutVolumes(context),
    ]);
    const wanted = context.ids.of(
      "networkInterface",
      await context.ids.resolveOne("networkInterface", NetworkInterfaceId),
    );
    const shown = interfacesOf(machine, view, context).find((nic) => nic.NetworkInterfaceId === wanted);
    return { NetworkInterfaceId, ...(shown && ATTRIBUTES[Attribute]?.(shown)) };
  },
});
