import { ownerOf } from "../../access/scope";
import { cidrRange } from "../../resources/guestAddresses";
import { checkLimit } from "../../resources/limits";
import { takePublicIp } from "../../resources/publicAddresses";
import { vpcView } from "../../views/vpc";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const createVPC = job("createVPC", {
  java: "user.vpc.CreateVPCCmd",
  instanceType: "None",
  hidesInstance: true,
  event: "VPC.CREATE",
  description: "Creating VPC",
  start: (call) => {
    const { state, caller, clock, settings, input } = call;
    const owner = ownerOf(state, caller, input);
    const zone = state.zones.must(input.need("zoneid"));
    const cidr = input.text("cidr");
    if (cidr === undefined || !cidrRange(cidr)) throw invalid(`${cidr} is no CIDR`);
    if (zone.networkType === "Basic" || zone.securityGroups)
      throw invalid(`zone ${zone.name} has no provider for the VPC's services`);
    checkLimit(state, owner, "vpc");
    const [dns1, dns2] = [input.text("dns1"), input.text("dns2")];
    const vpc = state.vpcs.insert({
      id: state.newId(),
      number: state.newNumber(),
      name: input.need("name"),
      displayText: input.text("displaytext") ?? input.need("name"),
      accountId: owner.id,
      zoneId: zone.id,
      cidr,
      vpcOfferingId: input.need("vpcofferingid"),
      networkDomain:
        input.text("networkdomain") ?? owner.networkDomain ?? `cs${owner.number.toString(16)}cloud.internal`,
      created: clock.now(),
      ...(dns1 !== undefined && { dns1 }),
      ...(dns2 !== undefined && { dns2 }),
    });
    return {
      id: vpc.id,
      lasts: settings.quickJob,
      begin: () => {
        takePublicIp(call, owner, zone, { vpc, sourceNat: true });
      },
      finish: () => ({ vpc: vpcView(state, vpc) }),
    };
  },
});
