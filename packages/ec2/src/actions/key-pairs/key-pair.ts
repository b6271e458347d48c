import type { SSHKeyPair } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { KeyPairInfo } from "../../model/types.generated";

/** CloudStack keeps neither a key pair's public key, its type, its tags nor its time. */
export function keyPairInfo({ id, name, fingerprint }: SSHKeyPair, { ids }: Pick<Ec2Context, "ids">): KeyPairInfo {
  return { KeyPairId: ids.of("keyPair", id), KeyName: name, KeyFingerprint: fingerprint };
}
