import type { ParametersOf } from "@stackgate/cloudstack";
import type { VpnTunnelOptionsSpecification } from "../../model/types.generated";
import { randomHex } from "../../support/random";
import { Ec2Error } from "../../wire/error";

type Values = readonly { readonly Value?: string | number | undefined }[] | undefined;

const ENCRYPTION: ReadonlyMap<string, string> = new Map([
  ["AES128", "aes128"],
  ["AES256", "aes256"],
]);
const INTEGRITY: ReadonlyMap<string, string> = new Map([
  ["SHA1", "sha1"],
  ["SHA2-256", "sha256"],
  ["SHA2-384", "sha384"],
  ["SHA2-512", "sha512"],
]);
const GROUPS: ReadonlyMap<string, string> = new Map([
  ["2", "modp1024"],
  ["5", "modp1536"],
  ["14", "modp2048"],
  ["15", "modp3072"],
  ["16", "modp4096"],
  ["17", "modp6144"],
  ["18", "modp8192"],
]);
const VERSIONS: ReadonlyMap<string, string> = new Map([
  ["ikev1", "ikev1"],
  ["ikev2", "ikev2"],
]);

type Policies = Pick<
  ParametersOf<"createVpnCustomerGateway">,
  "ipsecpsk" | "ikepolicy" | "esppolicy" | "ikeversion" | "ikelifetime" | "esplifetime" | "dpd"
>;

/** A tunnel's options as CloudStack takes them: one proposal, of the first values that it knows. */
export function policies(tunnel: VpnTunnelOptionsSpecification = {}): Policies {
  const phase = (encryption: Values, integrity: Values, group: Values, names: readonly [string, string, string]) =>
    `${first(encryption, ENCRYPTION, "AES256", names[0])}-${first(integrity, INTEGRITY, "SHA2-256", names[1])};` +
    first(group, GROUPS, "14", names[2]);
  const name = (number: 1 | 2) =>
    [`Phase${number}EncryptionAlgorithm`, `Phase${number}IntegrityAlgorithm`, `Phase${number}DHGroupNumber`] as const;
  return {
    ipsecpsk: tunnel.PreSharedKey ?? randomHex(32),
    ikepolicy: phase(
      tunnel.Phase1EncryptionAlgorithms,
      tunnel.Phase1IntegrityAlgorithms,
      tunnel.Phase1DHGroupNumbers,
      name(1),
    ),
    esppolicy: phase(
      tunnel.Phase2EncryptionAlgorithms,
      tunnel.Phase2IntegrityAlgorithms,
      tunnel.Phase2DHGroupNumbers,
      name(2),
    ),
    ikeversion: first(tunnel.IKEVersions, VERSIONS, "ikev2", "IKEVersion"),
    ikelifetime: tunnel.Phase1LifetimeSeconds ?? 28_800,
    esplifetime: tunnel.Phase2LifetimeSeconds ?? 3_600,
    dpd: tunnel.DPDTimeoutAction !== "none",
  };
}

/** @throws Ec2Error UnsupportedOperation when none of the values that a client allows is CloudStack's */
function first(allowed: Values, known: ReadonlyMap<string, string>, usual: string, name: string): string {
  const wanted = allowed ? allowed.map(({ Value = "" }) => String(Value)) : [usual];
  const found = wanted.map((value) => known.get(value)).find((value) => value !== undefined);
  if (found !== undefined) return found;
  const message = `${name} must be one of ${[...known.keys()].join(", ")}, not ${wanted.join(", ")}`;
  throw new Ec2Error("UnsupportedOperation", message);
}
