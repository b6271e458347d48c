import { CloudError, TransportError } from "@stackgate/cloudstack";
import { asEc2Error } from "../../src/map/errors";
import { Ec2Error } from "../../src/wire/error";

const cloudError = (code: number, command: string, text = "no", csCode?: number) =>
  new CloudError({ code, csCode, command, text });
const ID = "53c558b0-dfb7-42ba-b0d4-f87012f45085";
const unknown = (parameter: string) =>
  `Unable to execute API command x due to invalid value. Invalid parameter ${parameter} value=${ID} due to ...`;

describe("asEc2Error", () => {
  it.each([
    [cloudError(401, "listZones"), 401, "AuthFailure"],
    [cloudError(429, "listZones"), 503, "RequestLimitExceeded"],
    [cloudError(431, "createVPC"), 400, "InvalidParameterValue"],
    [cloudError(432, "createVPC"), 400, "UnsupportedOperation"],
    [cloudError(531, "deleteVolume"), 403, "UnauthorizedOperation"],
    [cloudError(533, "deployVirtualMachine"), 400, "InsufficientInstanceCapacity"],
    [cloudError(533, "associateIpAddress"), 400, "InsufficientAddressCapacity"],
    [cloudError(535, "deployVirtualMachine"), 400, "InstanceLimitExceeded"],
    [cloudError(535, "createVolume"), 400, "VolumeLimitExceeded"],
    [cloudError(535, "associateIpAddress"), 400, "AddressLimitExceeded"],
    [cloudError(535, "createSSHKeyPair"), 400, "KeyPairLimitExceeded"],
    [cloudError(535, "addNicToVirtualMachine"), 400, "NetworkInterfaceLimitExceeded"],
    [cloudError(535, "createVpnGateway"), 400, "VpnGatewayLimitExceeded"],
    [cloudError(535, "createTemplate"), 400, "ResourceLimitExceeded"],
    [cloudError(536, "deleteSecurityGroup"), 400, "DependencyViolation"],
    [cloudError(537, "createFirewallRule"), 400, "InvalidPermission.Duplicate"],
    [cloudError(530, "listZones"), 500, "InternalError"],
    [cloudError(599, "listZones"), 500, "InternalError"],
    [new TransportError({ kind: "timeout" }), 503, "Unavailable"],
    [new Error("boom"), 500, "InternalError"],
  ])("%s: %i %s", (error, status, code) => {
    const translated = asEc2Error(error);
    expect([translated.status, translated.code]).toEqual([status, code]);
    expect(translated.cause).toBe(error);
  });

  it("keeps CloudStack's text, and nobody else's", () => {
    expect(asEc2Error(cloudError(536, "x", "still used")).message).toBe("still used");
    expect(asEc2Error(new Error("secret=abc")).message).toBe("An internal error has occurred");
  });

  it.each([
    ["stopVirtualMachine", "id", "InvalidInstanceID.NotFound"],
    ["attachVolume", "virtualmachineid", "InvalidInstanceID.NotFound"],
    ["deleteVolume", "id", "InvalidVolume.NotFound"],
    ["createSnapshot", "volumeid", "InvalidVolume.NotFound"],
    ["deployVirtualMachine", "templateid", "InvalidAMIID.NotFound"],
    ["deleteSecurityGroup", "id", "InvalidGroup.NotFound"],
    ["revokeSecurityGroupIngress", "id", "InvalidSecurityGroupRuleId.NotFound"],
    ["deleteNetwork", "id", "InvalidSubnetID.NotFound"],
    ["deleteVPC", "id", "InvalidVpcID.NotFound"],
    ["disassociateIpAddress", "id", "InvalidAllocationID.NotFound"],
    ["deployVirtualMachine", "zoneid", "InvalidParameterValue"],
  ])("%s with an unknown %s: %s", (command, parameter, code) => {
    expect(asEc2Error(cloudError(431, command, unknown(parameter), 9999)).code).toBe(code);
  });

  it("lets the action say what a refusal means, but not of what never reached it", () => {
    const action = { errors: { 431: "InvalidKeyPair.Duplicate" } };
    expect(asEc2Error(cloudError(431, "createSSHKeyPair", "there", 4350), action).code).toBe(
      "InvalidKeyPair.Duplicate",
    );
    expect(asEc2Error(cloudError(431, "createSSHKeyPair", "too long", 9999), action).code).toBe(
      "InvalidParameterValue",
    );
  });

  it("leaves EC2's own errors alone", () => {
    const error = new Ec2Error("InvalidKey.Format", "no");
    expect(asEc2Error(error)).toBe(error);
  });
});
