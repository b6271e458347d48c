import { checkAccess } from "../../access/caller";
import type { AclList } from "../../state/records";
import { invalid } from "../../wire/errors";
import type { Call } from "../../world";

/** An ACL list that the caller may change: the built-in ones are nobody's. */
export function ownAclList({ state, caller }: Pick<Call, "state" | "caller">, id: string): AclList & { vpcId: string } {
  const acl = state.aclLists.must(id);
  const vpcId = acl.vpcId;
  if (vpcId === undefined) throw invalid("the default ACLs can't be changed");
  checkAccess(state, caller, state.vpcs.must(vpcId));
  return Object.assign(acl, { vpcId });
}
