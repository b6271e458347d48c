import { defineAction } from "../../action";
import { refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

const WHY = "CloudStack takes a VPC's domain name and resolvers when the VPC is made, and no other options";

export const createDhcpOptions = defineAction("CreateDhcpOptions", {
  parameters: { DhcpConfigurations: refused(WHY), TagSpecifications: refused(WHY) },
  async run() {
    throw new Ec2Error("UnsupportedOperation", WHY);
  },
});
