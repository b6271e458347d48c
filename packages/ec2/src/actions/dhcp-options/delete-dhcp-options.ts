import { defineAction } from "../../action";
import { notFoundError } from "../../map/ids";
import { findVpc } from "../../map/networks/vpcs";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deleteDhcpOptions = defineAction("DeleteDhcpOptions", {
  parameters: { DhcpOptionsId: honoured },
  async run({ DhcpOptionsId }, context) {
    const { ids } = context;
    const uuid = await ids.resolveOne("dhcpOptions", DhcpOptionsId);
    await findVpc(ids.of("vpc", uuid), context).catch((cause) => {
      throw cause instanceof Ec2Error ? notFoundError("dhcpOptions", DhcpOptionsId) : cause;
    });
    throw new Ec2Error("DependencyViolation", `The dhcpOptions '${DhcpOptionsId}' are part of their VPC`);
  },
});
