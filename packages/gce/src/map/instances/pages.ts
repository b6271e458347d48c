import type { Context } from "../../context";
import type { Scoped } from "../../frame/aggregated";
import { type Pages, pagesOf } from "../../frame/source";
import type { Instance } from "../../model/types.generated";
import { type Zone, zoneScope } from "../zones";
import { instanceDocument } from "./document";
import { searchable } from "./name";
import { isInstance, MACHINE_DETAILS, readView } from "./view";

/** The instances of one zone or of all, page by page, each with its zone; `name` narrows what is asked for. */
export async function instancePages(
  context: Context,
  { zone, name }: { readonly zone?: Zone; readonly name: string | undefined },
): Promise<Pages<Scoped<Instance>>> {
  const view = readView(context);
  // Read beside the first page and awaited there: if that is never asked for, nobody waits for a failure.
  view.catch(() => undefined);
  const parameters = {
    zoneid: zone?.uuid,
    keyword: name === undefined ? undefined : searchable(name),
    details: MACHINE_DETAILS,
    userdata: true,
  };
  return pagesOf(context.cloud, "listVirtualMachines", parameters, async (machines) => {
    const read = await view;
    return machines.filter(isInstance).flatMap((machine) => {
      const stands = read.zones.find(({ uuid }) => uuid === machine.zoneid);
      return stands ? [{ scope: zoneScope(stands), resource: instanceDocument(machine, stands, read, context) }] : [];
    });
  });
}
