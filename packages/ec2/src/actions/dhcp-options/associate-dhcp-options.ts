import { defineAction } from "../../action";
import { findVpc } from "../../map/networks/vpcs";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

/** A VPC has its own set, also called `default`; CloudStack changes none afterwards. */
export const associateDhcpOptions = defineAction("AssociateDhcpOptions", {
  parameters: { DhcpOptionsId: honoured, VpcId: honoured },
  async run({ DhcpOptionsId, VpcId }, context) {
    const { ids } = context;
    const vpc = await findVpc(VpcId, context);
    if (DhcpOptionsId === "default" || (await ids.resolveOne("dhcpOptions", DhcpOptionsId)) === vpc) return {};
    const own = ids.of("dhcpOptions", vpc);
    throw new Ec2Error("UnsupportedOperation", `The VPC '${VpcId}' keeps its DHCP options '${own}'`);
  },
});
