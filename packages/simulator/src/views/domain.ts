import { wireDate } from "../clock/date";
import type { Domain } from "../state/records";
import type { State } from "../state/state";
import { FIRST_LIMITS, LAST_LIMITS, unlimitedFields } from "./limits";

/** As createDomain answers it; listDomains adds state, date and limits. */
export function domainView(state: State, domain: Domain) {
  return { ...placeFields(state, domain), secondarystoragetotal: 0 };
}

export function listedDomainView(state: State, domain: Domain) {
  return {
    ...placeFields(state, domain),
    state: "Active",
    // The root domain is older than CloudStack's record of dates.
    ...(domain.parentId !== undefined && { created: wireDate(domain.created) }),
    ...unlimitedFields([...FIRST_LIMITS, ...LAST_LIMITS], totals(state, domain)),
    hasannotations: false,
  };
}

function placeFields(state: State, domain: Domain) {
  const parent = state.domains.get(domain.parentId);
  return {
    id: domain.id,
    name: domain.name,
    level: domain.level,
    ...(parent && { parentdomainid: parent.id, parentdomainname: parent.name }),
    haschild: [...state.domains.values()].some((one) => one.parentId === domain.id),
    path: domain.path,
  };
}

/** Shared networks count for the root domain, which owns them. */
const totals = (state: State, domain: Domain) =>
  domain.parentId === undefined
    ? { network: [...state.networks.values()].filter((network) => network.type === "Shared").length }
    : {};
