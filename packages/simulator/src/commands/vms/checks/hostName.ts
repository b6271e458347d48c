import { badParameter, invalid } from "../../../wire/errors";
import type { World } from "../../../world";

const FORM = /^(?![0-9-])(?!.*-$)[A-Za-z0-9-]{1,63}$/;

/** 431/9999 for what can't be a host name: letters, digits and hyphens, at most 63, not starting with a digit or hyphen. */
export function checkHostName(name: string): void {
  if (!FORM.test(name)) throw badParameter("the name is no host name of at most 63 characters");
}

/** 431 where a VM of any tenant has the name in one of these networks; a destroyed one has it until it is expunged. */
export function checkNameFree(world: World, name: string, networkIds: readonly string[], self?: string): void {
  const { state, clock, settings } = world;
  for (const vm of state.vms.by("name", name.toLowerCase())) {
    if (vm.id === self || clock.now() - vm.created < settings.hostNameLag) continue;
    const shared = vm.nics.find((nic) => networkIds.includes(nic.networkId));
    if (shared)
      throw invalid(`the host name ${name} is taken in network ${state.networks.get(shared.networkId)?.name}`);
  }
}
