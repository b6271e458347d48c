import type { Action } from "../../action";
import { allocateAddress } from "./allocate-address";
import { associateAddress } from "./associate-address";
import { describeAddresses } from "./describe-addresses";
import { describeAddressesAttribute } from "./describe-addresses-attribute";
import { disassociateAddress } from "./disassociate-address";
import { releaseAddress } from "./release-address";

export const addresses: readonly Action[] = [
  allocateAddress,
  releaseAddress,
  associateAddress,
  disassociateAddress,
  describeAddresses,
  describeAddressesAttribute,
];
