import { createNetwork } from "./createNetwork";
import { deleteNetwork } from "./deleteNetwork";
import { listNetworkOfferings } from "./listNetworkOfferings";
import { listNetworks } from "./listNetworks";
import { updateNetwork } from "./updateNetwork";

export const networks = [createNetwork, deleteNetwork, listNetworkOfferings, listNetworks, updateNetwork];
