import type { SSHKeyPair } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { KeyPairInfo, Tag } from "../../model/types.generated";

/** CloudStack keeps neither a key pair's public key, its type, nor its time; its tags stand at the account. */
export function keyPairInfo(
  { id, name, fingerprint }: SSHKeyPair,
  Tags: readonly Tag[],
  { ids }: Pick<Ec2Context, "ids">,
): KeyPairInfo {
  return { KeyPairId: ids.of("keyPair", id), KeyName: name, KeyFingerprint: fingerprint, Tags };
}
