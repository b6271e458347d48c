import { own } from "../../resources/own";
import { networkView } from "../../views/network";
import { job } from "../command";

export const updateNetwork = job("updateNetwork", {
  kinds: { id: ["network"] },
  java: "user.network.UpdateNetworkCmd",
  instanceType: "Network",
  event: "NETWORK.UPDATE",
  description: "Updating network",
  start: (call) => {
    const { state, settings, input } = call;
    const network = own(call, state.networks, input.need("id"));
    return {
      instanceId: network.id,
      lasts: settings.quickJob,
      finish: () => {
        network.name = input.text("name") ?? network.name;
        network.displayText = input.text("displaytext") ?? network.displayText;
        return { network: networkView(state, network) };
      },
    };
  },
});
