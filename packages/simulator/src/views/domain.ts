import { wireDate } from "../clock/date";
import { limitOf } from "../resources/limits";
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
    ...backupField(state, domain),
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

/** Recorded: this one limit is the sum of what the domain's accounts may have. */
function backupField(state: State, domain: Domain) {
  const limits = [...state.accounts.values()]
    .filter((account) => account.domainId === domain.id)
    .map((account) => limitOf(account, "backup_storage"));
  const limited = limits.length > 0 && limits.every((limit) => limit >= 0);
  return limited && { backupstorageavailable: String(limits.reduce((sum, limit) => sum + limit, 0)) };
}
