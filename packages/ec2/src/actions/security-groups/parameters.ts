import { honoured, ignored, refused } from "../../rules";

/** The rules of a permission's own parameters, in authorizing and in revoking. */
export const permissionParameters = {
  IpProtocol: honoured,
  FromPort: honoured,
  ToPort: honoured,
  IpRanges: honoured,
  Ipv6Ranges: honoured,
  PrefixListIds: refused("CloudStack has no prefix lists"),
  UserIdGroupPairs: {
    GroupId: honoured,
    GroupName: honoured,
    UserId: honoured,
    Description: honoured,
    VpcId: ignored("groups belong to the account, so the group says it all"),
    VpcPeeringConnectionId: refused("CloudStack's VPCs have no peerings"),
    PeeringStatus: ignored("only answers have it"),
  },
};

/** One permission in the parameters of EC2's first years. */
export const flatParameters = {
  IpProtocol: honoured,
  FromPort: honoured,
  ToPort: honoured,
  CidrIp: honoured,
  SourceSecurityGroupName: honoured,
  SourceSecurityGroupOwnerId: honoured,
};
