import type { Context } from "../../context";
import type { Effect } from "../../frame/mutation";
import { firewallDocument } from "../../map/firewalls/document";
import { enforceGroups } from "../../map/firewalls/enforce";
import { findFirewall } from "../../map/firewalls/firewalls";
import { reconcile } from "../../map/firewalls/reconcile";
import { wantedFirewall } from "../../map/firewalls/wanted";
import type { Firewall as FirewallDocument } from "../../model/types.generated";
import { invalidField } from "../../wire/errors";
import { lastSegment } from "../../wire/links";

/** Makes a firewall what `wantedFrom` makes of its document. Name, network and direction are for good. */
export async function changeFirewall(
  context: Context,
  called: string,
  wantedFrom: (current: FirewallDocument) => FirewallDocument,
): Promise<Effect> {
  const { groups, firewall } = await findFirewall(context, called);
  const current = firewallDocument(firewall, context);
  const body = wantedFrom(current);
  for (const field of ["name", "network", "direction"] as const) {
    if (lastSegment(body[field] ?? "") !== lastSegment(current[field] ?? "")) {
      throw invalidField(`resource.${field}`, body[field], "It cannot be changed.");
    }
  }
  const created = firewall.record ? firewall.record.created * 1000 : context.now();
  await reconcile(context, groups, firewall, await wantedFirewall(body, context, created));
  await enforceGroups(context);
  return { target: firewall };
}
