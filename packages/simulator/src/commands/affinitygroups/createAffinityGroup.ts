import { ownerOf } from "../../access/scope";
import { named } from "../../state/names";
import { affinityGroupView } from "../../views/groups";
import { invalid } from "../../wire/errors";
import { job } from "../command";
import { AFFINITY_TYPES } from "./types";

export const createAffinityGroup = job("createAffinityGroup", {
  java: "user.affinitygroup.CreateAffinityGroupCmd",
  instanceType: "AffinityGroup",
  hidesInstance: true,
  event: "AG.CREATE",
  description: "creating an affinity group",
  start({ state, settings, caller, input }) {
    const owner = ownerOf(state, caller, input);
    const [name, type, description] = [input.need("name"), input.need("type"), input.text("description")];
    if (!AFFINITY_TYPES.includes(type)) throw invalid(`no affinity group type ${type}`);
    if (named(state.affinityGroups.by("account", owner.id), name))
      throw invalid(`an affinity group is named ${name} already`);
    const group = state.affinityGroups.insert({
      id: state.newId(),
      name,
      ...(description !== undefined && { description }),
      type,
      accountId: owner.id,
    });
    return {
      id: group.id,
      accountId: owner.id,
      lasts: settings.quickJob,
      finish: () => ({ affinitygroup: affinityGroupView(state, group) }),
    };
  },
});
