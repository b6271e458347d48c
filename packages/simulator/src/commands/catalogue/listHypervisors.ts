import { list } from "../command";

/** What the server supports, not what the zones run (which is the simulator hypervisor, and unlisted). */
const HYPERVISORS = ["KVM", "VMware", "XenServer", "Hyperv", "BareMetal", "Ovm", "LXC", "Ovm3", "External"];

export const listHypervisors = list("listHypervisors", {
  key: "hypervisor",
  find: () => HYPERVISORS,
  view: (name) => ({ name }),
});
