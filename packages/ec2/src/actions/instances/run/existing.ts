import type { Ec2Context } from "../../../context";
import { stampsOf } from "../../../map/instances/stamps";
import { findInterfaces } from "../../../map/network-interfaces/find";
import type { InterfaceNote } from "../../../map/network-interfaces/note";
import type { RunInstancesRequest } from "../../../model/types.generated";
import { Ec2Error } from "../../../wire/error";
import type { Existing } from "./interfaces";

/**
 * A request that names an interface asks for what that was made with: it goes on as if it said so. No call for others.
 * @throws Ec2Error InvalidNetworkInterfaceID.NotFound, InvalidNetworkInterface.InUse
 */
export async function withExisting(
  input: RunInstancesRequest,
  context: Pick<Ec2Context, "cloud" | "ids">,
): Promise<{ readonly input: RunInstancesRequest; readonly existing: Existing }> {
  const { NetworkInterfaces: interfaces = [], ClientToken: token } = input;
  const named = interfaces.flatMap(({ NetworkInterfaceId: id }, at) => (id === undefined ? [] : [{ id, at }]));
  if (named.length === 0) return { input, existing: new Map() };
  const found = await findInterfaces(
    named.map(({ id }) => id),
    context,
  );
  const existing = new Map(
    found.map(({ attached, note }, i): [number, InterfaceNote] => {
      const { id = "", at = 0 } = named[i] ?? {};
      // Where a repeated request finds its own instance, the client token decides.
      const isOwn = token !== undefined && attached && stampsOf(attached.machine).clientToken === token;
      if (!note || (attached && !isOwn)) {
        throw new Ec2Error("InvalidNetworkInterface.InUse", `Interface: [${id}] in use.`);
      }
      return [at, note];
    }),
  );
  return { input: { ...input, NetworkInterfaces: interfaces.map(spelledOut) }, existing };

  function spelledOut(specification: (typeof interfaces)[number], at: number): typeof specification {
    const note = existing.get(at);
    if (!note) return specification;
    return {
      ...specification,
      SubnetId: context.ids.of("subnet", note.subnet),
      PrivateIpAddress: note.address,
      Groups: note.groups?.map((id) => context.ids.of("securityGroup", id)),
    };
  }
}
