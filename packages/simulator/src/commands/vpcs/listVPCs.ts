import { listScope } from "../../access/scope";
import type { Vpc } from "../../state/records";
import { vpcView } from "../../views/vpc";
import { list } from "../command";
import { selector } from "../filters";

export const listVPCs = list("listVPCs", {
  kinds: { id: ["vpc"] },
  key: "vpc",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const selected = selector<Vpc>(state, input, (vpc) => [vpc.name, vpc.displayText]);
    const [zoneId, cidr] = [input.text("zoneid"), input.text("cidr")];
    return [...state.vpcs.values()].filter(
      (vpc) =>
        scope.has(vpc.accountId) &&
        selected(vpc) &&
        (zoneId === undefined || vpc.zoneId === zoneId) &&
        (cidr === undefined || vpc.cidr === cidr),
    );
  },
  view: (vpc, { state }) => vpcView(state, vpc),
});
