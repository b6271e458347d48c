import { defineList } from "../../frame/list";
import { networkDocument } from "../../map/network-documents";
import { listNetworks } from "../../map/networks";

export const list = defineList("networks.list", {
  async items(_, context) {
    return (await listNetworks(context)).map((network) => networkDocument(network, context));
  },
});
