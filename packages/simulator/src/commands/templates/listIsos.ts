import { list } from "../command";

/** The simulated operator has registered none, and users' own are not simulated. */
export const listIsos = list("listIsos", { key: "iso", find: () => [], view: (iso) => iso });
