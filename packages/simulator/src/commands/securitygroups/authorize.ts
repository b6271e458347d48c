import type { Work } from "../../jobs/jobs";
import type { SecurityGroup, SecurityRule } from "../../state/records";
import { securityGroupResult } from "../../views/securityGroup";
import { ApiError } from "../../wire/errors";
import type { Call } from "../../world";
import { theGroup } from "./find";
import { type Peer, peersOf, type Traffic, trafficOf } from "./rules";

/** Makes one rule a peer. Rules that exist are left alone; where all of them do, the job fails with 530 (recorded). */
export function authorize(call: Call, direction: SecurityRule["direction"]): Work {
  const { state, settings } = call;
  const group = theGroup(call, "securitygroupid", "securitygroupname");
  let made: SecurityRule[] = [];
  return {
    instanceId: group.id,
    accountId: group.accountId,
    queue: group.id,
    lasts: settings.quickJob,
    lastsContended: settings.contendedJob,
    begin() {
      const traffic = trafficOf(call);
      const fresh = peersOf(call).filter((peer) => !exists(call, group, direction, traffic, peer));
      if (fresh.length === 0) throw new ApiError(530, 4250, `no ${direction} rule could be authorized`);
      made = fresh.map((peer) => add(call, group, direction, traffic, peer));
    },
    finish: () => ({ securitygroup: securityGroupResult(state, group, made) }),
  };
}

const COMPARED = ["protocol", "startPort", "endPort", "icmpType", "icmpCode", "cidr", "peerGroupId"] as const;

function exists({ state }: Call, group: SecurityGroup, direction: string, traffic: Traffic, peer: Peer): boolean {
  const wanted: Partial<SecurityRule> = { ...traffic, ...peer };
  return [...state.securityRules.by("group", group.id)].some(
    (rule) => rule.direction === direction && COMPARED.every((field) => rule[field] === wanted[field]),
  );
}

function add(
  { state }: Call,
  group: SecurityGroup,
  direction: SecurityRule["direction"],
  traffic: Traffic,
  peer: Peer,
) {
  return state.securityRules.insert({
    id: state.newId(),
    number: state.newNumber("securityRule"),
    groupId: group.id,
    accountId: group.accountId,
    direction,
    ...traffic,
    ...peer,
  });
}
