import type { Random } from "../../random";
import { encryptFor } from "../../resources/sshKeys";
import { DETAIL } from "../../resources/vmDetails";
import type { Vm } from "../../state/records";

export const newPassword = (random: Random): string => random.token(6);

/** What is kept of a password: it encrypted with the VM's key pair, if it has one that can. */
export function rememberPassword(vm: Vm, password: string): void {
  const encrypted = encryptFor(vm.details[DETAIL.publicKey]?.split("\n")[0] ?? "", password);
  if (encrypted !== undefined) vm.details = { ...vm.details, [DETAIL.encryptedPassword]: encrypted };
}
