import { defineMutation } from "../../frame/mutation";
import { DEFAULT_NETWORK } from "../../map/guest-networks";
import { findNetwork } from "../../map/networks";
import { GceError, notFound } from "../../wire/errors";

export const remove = defineMutation("networks.delete", {
  async run({ parameters: { project, network: wanted } }, context) {
    const { cloud } = context;
    const network = await findNetwork(context, wanted);
    if (!network) throw notFound(`projects/${project}/global/networks/${wanted}`);
    if (network.name === DEFAULT_NETWORK) throw new GceError("invalid", "The default network belongs to the zones.");
    if (network.vpc) {
      const { jobId } = await cloud.start("deleteVPC", { id: network.vpc.id });
      return { target: network, jobId };
    }
    const [last, ...others] = network.subnetworks.map((part) => part.cloud.id);
    for (const id of others) await cloud.run("deleteNetwork", { id });
    const { jobId } = await cloud.start("deleteNetwork", { id: last ?? "" });
    cloud.forget();
    return { target: network, jobId };
  },
});
