import { isIPv4 } from "node:net";
import type { PrivateIpAddressSpecification } from "../../model/types.generated";
import { Ec2Error, invalidValue } from "../../wire/error";

interface Asked {
  readonly PrivateIpAddress?: string | undefined;
  readonly PrivateIpAddresses?: readonly PrivateIpAddressSpecification[] | undefined;
}

/**
 * The one address that an interface is to be made with, however the request says so.
 * @throws Ec2Error InvalidParameterCombination; UnsupportedOperation for more than one
 */
export function askedAddress({ PrivateIpAddress, PrivateIpAddresses: list = [] }: Asked): string | undefined {
  if (PrivateIpAddress !== undefined && list.length > 0) {
    throw new Ec2Error("InvalidParameterCombination", "Give either PrivateIpAddress or PrivateIpAddresses");
  }
  if (list.length > 1) {
    throw new Ec2Error(
      "UnsupportedOperation",
      "CloudStack gives further addresses to attached interfaces only: AssignPrivateIpAddresses does",
    );
  }
  const address = PrivateIpAddress ?? list[0]?.PrivateIpAddress;
  if (address === undefined || isIPv4(address)) return address;
  throw invalidValue("PrivateIpAddress", address, "It is no address of version 4.");
}
