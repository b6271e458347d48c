import type { Context } from "../../context";
import type { Effect } from "../../frame/mutation";
import { changingFirewalls } from "../../map/firewalls/change";
import { findFirewall } from "../../map/firewalls/read";
import { wantedFirewall } from "../../map/firewalls/wanted";
import type { Firewall as FirewallDocument } from "../../model/types.generated";
import { invalidField } from "../../wire/errors";
import { lastSegment } from "../../wire/links";

/** Makes a firewall what `wantedFrom` makes of its document. Name, network and direction are for good. */
export const changeFirewall = (
  context: Context,
  called: string,
  wantedFrom: (current: FirewallDocument) => FirewallDocument,
): Promise<Effect> => changingFirewalls(context, () => changeOnce(context, called, wantedFrom));

async function changeOnce(
  context: Context,
  called: string,
  wantedFrom: (current: FirewallDocument) => FirewallDocument,
): Promise<Effect> {
  const firewall = await findFirewall(context, called);
  const { document: current, created = context.now() } = firewall;
  const body = wantedFrom(current);
  for (const field of ["name", "network", "direction"] as const) {
    if (lastSegment(body[field] ?? "") !== lastSegment(current[field] ?? "")) {
      throw invalidField(`resource.${field}`, body[field], "It cannot be changed.");
    }
  }
  await firewall.become(await wantedFirewall(body, context, created));
  return { target: firewall };
}
