import { own } from "../../resources/own";
import { vpcView } from "../../views/vpc";
import { job } from "../command";

export const updateVPC = job("updateVPC", {
  kinds: { id: ["vpc"] },
  java: "user.vpc.UpdateVPCCmd",
  instanceType: "Vpc",
  hidesInstance: true,
  event: "VPC.UPDATE",
  description: "Updating VPC",
  start: (call) => {
    const { state, settings, input } = call;
    const vpc = own(call, state.vpcs, input.need("id"));
    return {
      instanceId: vpc.id,
      lasts: settings.quickJob,
      begin: () => {
        vpc.name = input.text("name") ?? vpc.name;
        vpc.displayText = input.text("displaytext") ?? vpc.displayText;
      },
      finish: () => ({ vpc: vpcView(state, vpc) }),
    };
  },
});
