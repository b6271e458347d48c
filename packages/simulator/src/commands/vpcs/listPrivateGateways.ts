import { list } from "../command";

/** Users see the operator's private gateways; the simulated operator has none. */
export const listPrivateGateways = list("listPrivateGateways", {
  key: "privategateway",
  find: () => [],
  view: (one) => one,
});
