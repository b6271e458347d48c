import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { requestOf } from "../../map/client-token";
import { findType } from "../../map/instance-types";
import { inOrder, reservations, reserved } from "../../map/instances/reservations";
import { readViewWithoutVolumes } from "../../map/instances/view";
import { cloudTags, tagsFor } from "../../map/tags";
import { readUserData, userDataOf } from "../../map/user-data";
import type { RunInstancesRequest } from "../../model/types.generated";
import { digest } from "../../support/digest";
import { randomHex } from "../../support/random";
import { Ec2Error, missingParameter } from "../../wire/error";
import { planCopies } from "./run/copies";
import { deployAll } from "./run/deploy";
import { machinesOf } from "./run/discard";
import { askedDisks, checkDisks, planDisks } from "./run/disks";
import { withExisting } from "./run/existing";
import { type Finishing, finish } from "./run/finish";
import { hasFurther } from "./run/further-addresses";
import { planGroups } from "./run/groups";
import { checkInterfaces, wantedNics } from "./run/interfaces";
import type { Launch } from "./run/launch";
import { launchOnce } from "./run/once";
import { findPlace } from "./run/place";
import { placementGroups } from "./run/placement-group";
import { wantsPublicAddress } from "./run/public-address";
import { runRules } from "./run/rules";

/** Beyond it a mistake is likelier than a wish. */
const MOST_AT_ONCE = 1_000;

export const runInstances = defineAction("RunInstances", {
  parameters: runRules,
  check(input) {
    checkCounts(input);
    userDataOf(readUserData(input.UserData ?? ""));
    checkDisks(input.BlockDeviceMappings);
    checkInterfaces(input);
    if (input.ImageId === undefined) throw missingParameter("ImageId");
    if (input.ClientToken !== undefined && input.ClientToken.length > 64) {
      throw new Ec2Error("InvalidParameterValue", "ClientToken has at most 64 characters");
    }
    tagsFor("instance", input.TagSpecifications, ["volume"]);
    tagsFor("volume", input.TagSpecifications, ["instance"]);
  },
  async run(input, context) {
    const [{ launch, finishing }, view] = await Promise.all([plan(input, context), readViewWithoutVolumes(context)]);
    const machines =
      input.ClientToken === undefined
        ? await launchNow(launch, finishing, context)
        : await launchOnce(launch, (made) => finish(made, finishing, launch, context), context);
    const [reservation] = reservations(inOrder(machines).map((machine) => reserved(machine, view, context)));
    return { ...reservation };
  },
});

async function launchNow(launch: Launch, finishing: Finishing, context: Ec2Context) {
  await deployAll(launch, context);
  return finish(await machinesOf(launch, context), finishing, launch, context);
}

/** Everything that can be said wrong about a request is, before anything is made. */
async function plan(request: RunInstancesRequest, context: Ec2Context) {
  const { cloud, ids, config } = context;
  const { input, existing } = await withExisting(request, context);
  const nics = wantedNics(input, existing);
  const asked = askedDisks(input.BlockDeviceMappings);
  const [offerings, place, disks, templateid, affinitygroupids] = await Promise.all([
    cloud.catalogue("listServiceOfferings", {}),
    findPlace(input, nics, context),
    planDisks(asked, context),
    ids.resolveOne("image", input.ImageId ?? ""),
    placementGroups(input.Placement, context),
  ]);
  // EC2's own default, for clients that name no type.
  const type = findType(input.InstanceType ?? "m1.small", offerings, config);
  const [membership, copies] = await Promise.all([
    planGroups(input, place, context),
    planCopies(asked, place.zone.id, templateid, context),
  ]);
  const launch: Launch = {
    minCount: input.MinCount,
    maxCount: input.MaxCount,
    name: nameOf(request, context),
    deploy: {
      ...place.deploy,
      ...membership.deploy,
      ...disks.deploy,
      templateid,
      // What has to be done before they run.
      startvm: copies.length > 0 || nics.some(hasFurther) ? false : undefined,
      serviceofferingid: type.offering.id,
      keypairs: input.KeyName === undefined ? undefined : [input.KeyName],
      userdata: input.UserData === undefined ? undefined : userDataOf(readUserData(input.UserData)),
      affinitygroupids,
    },
    size: { ...type.size },
    stamps: {
      reservation: `r-${randomHex(config.ids === "short" ? 8 : 32)}`,
      clientToken: input.ClientToken,
      request: input.ClientToken === undefined ? undefined : requestOf(request),
      instanceType: type.name,
      monitoring: input.Monitoring?.Enabled ? "enabled" : undefined,
      deletedDevices: disks.deletedDevices,
    },
  };
  const finishing: Finishing = {
    tags: [...cloudTags(tagsFor("instance", input.TagSpecifications, ["volume"])), ...membership.tags],
    volumeTags: cloudTags(tagsFor("volume", input.TagSpecifications, ["instance"])),
    volumeTypes: disks.types,
    copies,
    nics,
    protect: input.DisableApiTermination ?? false,
    publicAddress: wantsPublicAddress(input, nics, place),
  };
  return { launch, finishing };
}

/** Of the token, so that a repeated request asks for the same names; else a name that nothing has. */
const nameOf = ({ ClientToken: token }: RunInstancesRequest, { caller }: Ec2Context): string =>
  `i-${token === undefined ? randomHex(20) : digest(JSON.stringify([caller.accountId, token])).slice(0, 20)}`;

function checkCounts({ MinCount, MaxCount }: RunInstancesRequest): void {
  if (MinCount < 1) throw new Ec2Error("InvalidParameterValue", "MinCount must be at least 1");
  if (MaxCount < MinCount) throw new Ec2Error("InvalidParameterValue", "MaxCount must not be less than MinCount");
  if (MaxCount > MOST_AT_ONCE) {
    throw new Ec2Error("InstanceLimitExceeded", `One request starts at most ${MOST_AT_ONCE} instances`);
  }
}
