import type { Vm } from "../state/records";

/** The keys under which CloudStack keeps its own things in a VM's details. */
export const DETAIL = {
  publicKey: "SSH.PublicKey",
  keyPairNames: "SSH.KeyPairNames",
  encryptedPassword: "Encrypted.Password",
  /** Kept until the first start has succeeded. */
  deployed: "deployvm",
  rootDiskSize: "rootdisksize",
  /** Left behind by the first stop, and with it the boot mode is no longer listed (recorded). */
  capacityFreed: "Message.ReservedCapacityFreed.Flag",
} as const;

const HIDDEN: ReadonlySet<string> = new Set([DETAIL.rootDiskSize, DETAIL.capacityFreed]);

/** What an ordinary user sees; root admins see everything. */
export const visibleDetails = (vm: Vm): Record<string, string> =>
  Object.fromEntries(Object.entries(vm.details).filter(([key]) => !HIDDEN.has(key)));

/** Replaces all that a user sees, key pairs included; what is hidden stays. */
export function replaceDetails(vm: Vm, details: Readonly<Record<string, string>>): void {
  const hidden = Object.entries(vm.details).filter(([key]) => HIDDEN.has(key));
  vm.details = { ...details, ...Object.fromEntries(hidden) };
}

export function dropDetail(vm: Vm, key: string): void {
  vm.details = Object.fromEntries(Object.entries(vm.details).filter(([one]) => one !== key));
}
