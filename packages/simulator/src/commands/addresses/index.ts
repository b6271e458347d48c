import { associateIpAddress } from "./associateIpAddress";
import { disableStaticNat } from "./disableStaticNat";
import { disassociateIpAddress } from "./disassociateIpAddress";
import { enableStaticNat } from "./enableStaticNat";
import { listPublicIpAddresses } from "./listPublicIpAddresses";

export const addresses = [
  associateIpAddress,
  disableStaticNat,
  disassociateIpAddress,
  enableStaticNat,
  listPublicIpAddresses,
];
