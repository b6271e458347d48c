import { createSSHKeyPair } from "./createSSHKeyPair";
import { deleteSSHKeyPair } from "./deleteSSHKeyPair";
import { listSSHKeyPairs } from "./listSSHKeyPairs";
import { registerSSHKeyPair } from "./registerSSHKeyPair";

export const keypairs = [createSSHKeyPair, deleteSSHKeyPair, listSSHKeyPairs, registerSSHKeyPair];
