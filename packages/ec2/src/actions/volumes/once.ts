import type { Volume as CloudVolume } from "@stackgate/cloudstack";
import type { InputOf, OutputOf } from "../../action";
import type { Ec2Context } from "../../context";
import { flights, mismatch, requestOf } from "../../map/client-token";
import { tagsOf } from "../../map/tags";
import { byCreation } from "../../map/volumes/find";
import { volumeView } from "../../map/volumes/volume";
import { digest } from "../../support/digest";
import { randomHex } from "../../support/random";

type Input = InputOf<"CreateVolume">;
type Output = OutputOf<"CreateVolume">;

export interface Created {
  /** CloudStack's. */
  readonly id: string;
  readonly volume: Output;
}

const creating = flights<Output>();

/** A client token names the volume, so that a repeated request finds it and sees whether it is the same. */
export const nameOf = (input: Input): string =>
  input.ClientToken === undefined ? `volume-${randomHex(24)}` : `${tokenName(input)}-${requestOf(input)}`;

const tokenName = ({ ClientToken: token = "" }: Input): string => `volume-${digest(token).slice(0, 24)}`;

/**
 * A volume with a client token is made once. Replicas that race look again afterwards: the oldest volume stands, the
 * others delete their own.
 */
export async function createOnce(input: Input, context: Ec2Context, create: () => Promise<Created>): Promise<Output> {
  if (input.ClientToken === undefined) return (await create()).volume;
  return creating(`${context.caller.accountId}/${tokenName(input)}`, requestOf(input), async () => {
    const earlier = await oldest(input, context);
    if (earlier) return replay(earlier, input, context);
    const { id, volume } = await create();
    const standing = await oldest(input, context);
    if (standing === undefined || standing.id === id) return volume;
    await context.cloud.call("deleteVolume", { id });
    return replay(standing, input, context);
  });
}

async function oldest(input: Input, { cloud }: Ec2Context): Promise<CloudVolume | undefined> {
  const volumes = await cloud.list("listVolumes", { keyword: tokenName(input) });
  return [...volumes].sort(byCreation)[0];
}

function replay(volume: CloudVolume, input: Input, context: Ec2Context): Output {
  if (volume.name !== nameOf(input)) throw mismatch();
  return { ...volumeView(volume, context), Tags: tagsOf(volume) };
}
