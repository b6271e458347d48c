import type { SSHKeyPair } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { completed } from "../../map/half-made";
import { putTags } from "../../map/tagging";
import type { KeyPairInfo, Tag } from "../../model/types.generated";

/** CloudStack keeps neither a key pair's public key, its type, nor its time; its tags stand at the account. */
export function keyPairInfo(
  { id, name, fingerprint }: SSHKeyPair,
  Tags: readonly Tag[],
  { ids }: Pick<Ec2Context, "ids">,
): KeyPairInfo {
  return { KeyPairId: ids.of("keyPair", id), KeyName: name, KeyFingerprint: fingerprint, Tags };
}

/** Puts a new pair's tags in their place. @throws where that fails; the pair is deleted then */
export const tagKeyPair = (
  { KeyPairId: id = "", KeyName: name = "", Tags = [] }: KeyPairInfo,
  context: Ec2Context,
): Promise<void> =>
  completed(
    id,
    () => putTags([id], Tags, context),
    () => context.cloud.call("deleteSSHKeyPair", { name }),
  );
