import { defineMethod } from "../../frame/method";
import { networkDocument } from "../../map/network-documents";
import { findNetwork } from "../../map/networks";
import { notFound } from "../../wire/errors";

export const get = defineMethod("networks.get", {
  async run({ parameters: { project, network: wanted } }, context) {
    const network = await findNetwork(context, wanted);
    if (!network) throw notFound(`projects/${project}/global/networks/${wanted}`);
    return networkDocument(network, context);
  },
});
