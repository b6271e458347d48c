import { defineAction } from "../../action";
import { refuse, unbacked } from "./unbacked";

export const createNetworkInterface = defineAction("CreateNetworkInterface", {
  parameters: {
    SubnetId: unbacked,
    Description: unbacked,
    Groups: unbacked,
    PrivateIpAddress: unbacked,
    PrivateIpAddresses: unbacked,
    SecondaryPrivateIpAddressCount: unbacked,
    InterfaceType: unbacked,
    TagSpecifications: unbacked,
    ClientToken: unbacked,
    ConnectionTrackingSpecification: unbacked,
    EnablePrimaryIpv6: unbacked,
    Ipv4Prefixes: unbacked,
    Ipv4PrefixCount: unbacked,
    Ipv6Addresses: unbacked,
    Ipv6AddressCount: unbacked,
    Ipv6Prefixes: unbacked,
    Ipv6PrefixCount: unbacked,
    Operator: unbacked,
  },
  check: refuse,
  run: async () => refuse(),
});
