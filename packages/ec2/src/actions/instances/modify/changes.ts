import { type ParametersOf, sideBySide, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { requireAll } from "../../../map/asked";
import { isRootDevice } from "../../../map/devices";
import { findType, typeNames } from "../../../map/instance-types";
import { findOne } from "../../../map/instances/machines";
import { INSTANCE_TYPE } from "../../../map/instances/stamps";
import { STOPPED, stateOf } from "../../../map/instances/state";
import { blockDevices, DELETE_ON_TERMINATION } from "../../../map/instances/volumes";
import { membershipTag } from "../../../map/membership";
import { setReservedTag } from "../../../map/reserved-tags";
import { RESERVED_PREFIX } from "../../../map/tags";
import type { InstanceBlockDeviceMappingSpecification } from "../../../model/types.generated";
import { Ec2Error, invalidValue } from "../../../wire/error";
import { enforceMachines } from "../../security-groups/enforce";
import { requireGroups } from "../run/groups";

/** What a call of ModifyInstanceAttribute does to an instance. */
export type Change = (instanceId: string, context: Ec2Context) => Promise<unknown>;

type Update = Omit<ParametersOf<"updateVirtualMachine">, "id">;

const update =
  (values: Update): Change =>
  async (instanceId, { cloud, ids }) =>
    cloud.call("updateVirtualMachine", { id: await ids.resolveOne("instance", instanceId), ...values });

export const toDeleteProtection = (deleteprotection: boolean): Change => update({ deleteprotection });

/** @param userdata base64 */
export const toUserData = (userdata: string): Change => update({ userdata });

/** EC2 changes the type of stopped instances only, and so does CloudStack where it can't scale them as they run. */
export const toInstanceType =
  (name: string): Change =>
  async (instanceId, context) => {
    const { cloud, config } = context;
    const [machine, offerings] = await Promise.all([
      findOne(instanceId, { details: ["min"] }, context),
      cloud.catalogue("listServiceOfferings", {}),
    ]);
    const { offering, size } = findType(name, offerings, config, "InvalidInstanceAttributeValue");
    requireStopped(machine, instanceId);
    const details = size === undefined ? {} : { details: [{ ...size }] };
    await cloud.call("changeServiceForVirtualMachine", { id: machine.id, serviceofferingid: offering.id, ...details });
    // Of an offering with several names, the one that the client knows has to be remembered.
    const names = typeNames(offering, config);
    if (names.length > 1) await setReservedTag("UserVm", [machine], INSTANCE_TYPE, name, context);
  };

/** By CloudStack's own groups where the zone has them (of stopped instances only), else by the tag. */
export const toGroups =
  (asked: readonly string[]): Change =>
  async (instanceId, context) => {
    const groupIds = [...new Set(asked)];
    const { cloud, ids } = context;
    const [machine, zones, uuids, known] = await Promise.all([
      findOne(instanceId, { details: ["nics"] }, context),
      cloud.catalogue("listZones", {}),
      ids.resolve("securityGroup", groupIds),
      cloud.list("listSecurityGroups", {}),
    ]);
    requireAll(
      "securityGroup",
      uuids,
      known.map(({ id }) => id),
      groupIds,
    );
    if (zones.find(({ id }) => id === machine.zoneid)?.securitygroupsenabled) {
      requireStopped(machine, instanceId);
      await cloud.call("updateVirtualMachine", { id: machine.id, securitygroupids: uuids });
    } else {
      const groups = known.filter(({ id }) => uuids.includes(id));
      for (const nic of machine.nic ?? []) requireGroups(groups, nic, context);
      const { key, value } = membershipTag(uuids);
      await setReservedTag("UserVm", [machine], key.slice(RESERVED_PREFIX.length), value, context);
      if (machine.nic?.some(({ publicip }) => publicip !== undefined)) await enforceMachines([machine.id], context);
    }
  };

/** Which volumes go with the instance; the root volume always does. */
export const toBlockDevices =
  (mappings: readonly InstanceBlockDeviceMappingSpecification[]): Change =>
  async (instanceId, context) => {
    const { id } = await findOne(instanceId, { details: ["min"] }, context);
    const volumes = await context.cloud.list("listVolumes", { virtualmachineid: id });
    const shown = blockDevices(volumes, undefined, context.ids);
    const changes = mappings.flatMap(({ DeviceName: name = "", Ebs }) => {
      const goes = Ebs?.DeleteOnTermination;
      const device = isRootDevice(name) ? shown[0] : shown.find(({ DeviceName }) => DeviceName === name);
      const volume = volumes.find((candidate) => context.ids.of("volume", candidate.id) === device?.Ebs?.VolumeId);
      if (!volume) throw invalidValue("BlockDeviceMapping.DeviceName", name, "No volume is attached there.");
      if (volume.type === "ROOT" && goes === false) {
        throw new Ec2Error("UnsupportedOperation", "CloudStack destroys a root volume with its instance");
      }
      return goes === undefined || volume.type === "ROOT" ? [] : [{ volume, goes }];
    });
    await sideBySide(changes, 4, ({ volume, goes }) =>
      setReservedTag("Volume", [volume], DELETE_ON_TERMINATION, String(goes), context),
    );
  };

/** What is so already: nothing but to see that the instance is there. */
export const toNothing: Change = (instanceId, context) => findOne(instanceId, { details: ["min"] }, context);

function requireStopped({ state }: VirtualMachine, instanceId: string): void {
  if (stateOf(state).Name === STOPPED.Name) return;
  throw new Ec2Error("IncorrectInstanceState", `The instance '${instanceId}' is not in the 'stopped' state.`);
}
