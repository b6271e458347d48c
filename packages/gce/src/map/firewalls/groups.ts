import type { Context } from "../../context";
import { firewallDocument } from "./document";
import { enforceGroups } from "./enforce";
import { type Firewall, firewallsIn, listGroups } from "./firewalls";
import { reconcile } from "./reconcile";
import type { Backing, Standing } from "./standing";
import type { WantedFirewall } from "./wanted";

/** Firewalls as rules of security groups; in isolated networks the rules at the machines' addresses follow. */
export async function readGroups(context: Context): Promise<Backing> {
  const groups = await listGroups(context);
  const change = async (from: Firewall | undefined, to: WantedFirewall | undefined): Promise<void> => {
    await reconcile(context, groups, from, to);
    await enforceGroups(context);
  };
  const standing = (firewall: Firewall): Standing => ({
    name: firewall.name,
    uuid: firewall.uuid,
    document: firewallDocument(firewall, context),
    created: firewall.record && firewall.record.created * 1000,
    become: (wanted) => change(firewall, wanted),
  });
  return {
    firewalls: firewallsIn(groups, context.project.uuid).map(standing),
    make: (wanted) => change(undefined, wanted),
  };
}
