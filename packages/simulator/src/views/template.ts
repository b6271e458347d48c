import { wireDate } from "../clock/date";
import type { Template, TemplateCopy } from "../state/records";
import type { State } from "../state/state";
import { domainFields } from "./owner";
import { primaryStore, secondaryStore } from "./stores";
import { tagViews } from "./tags";

/** A template in one zone, as lists and most results show it; only its owner sees the download's `status`. */
export function templateView(state: State, template: Template, copy: TemplateCopy, owned: boolean) {
  return {
    ...head(template, copy.created),
    isready: template.ready,
    passwordenabled: template.passwordEnabled,
    ...middle(state, template),
    account: state.accounts.must(template.accountId).name,
    zoneid: copy.zoneId,
    zonename: state.zones.must(copy.zoneId).name,
    ...(owned && template.type === "USER" && { status: "Download Complete" }),
    ...(copy.size !== undefined && { size: copy.size }),
    ...(copy.physicalSize !== undefined && { physicalsize: copy.physicalSize }),
    templatetype: template.type,
    hypervisor: template.hypervisor,
    ...domainFields(state, state.accounts.must(template.accountId).domainId),
    isextractable: template.isExtractable,
    ...(template.sourceTemplateId !== undefined && { sourcetemplateid: template.sourceTemplateId }),
    ...(template.type === "BUILTIN" && { checksum: "" }),
    details: template.details,
    downloaddetails: downloads(state, copy),
    arch: template.arch,
    bits: 0,
    sshkeyenabled: template.sshKeyEnabled,
    isdynamicallyscalable: template.dynamicallyScalable,
    directdownload: false,
    deployasis: false,
    forcks: false,
    requireshvm: template.requiresHvm,
    ...(template.url !== undefined && { url: template.url }),
    tags: tagViews(state, template.id),
    hasannotations: false,
  };
}

/** Secondary storage, and primary storage once it has been used there. */
function downloads(state: State, { zoneId, isOnPrimary }: TemplateCopy) {
  const stores = [secondaryStore(state, zoneId), ...(isOnPrimary ? [primaryStore(state, zoneId)] : [])];
  return stores.map((datastore) => ({ downloadState: "DOWNLOADED", datastore, downloadPercent: "100" }));
}

/** What updateTemplate answers: the template without its zones (and `isready` false, recorded). */
export const updatedTemplateView = (state: State, template: Template) => ({
  ...head(template, template.created),
  isready: false,
  bootable: true,
  ...middle(state, template),
  account: state.accounts.must(template.accountId).name,
  templatetype: template.type,
  hypervisor: template.hypervisor,
  ...domainFields(state, state.accounts.must(template.accountId).domainId),
  details: template.details,
  bits: 0,
  isdynamicallyscalable: template.dynamicallyScalable,
  tags: tagViews(state, template.id),
  hasannotations: false,
});

const head = (template: Template, created: number) => ({
  id: template.id,
  name: template.name,
  displaytext: template.displayText,
  ispublic: template.isPublic,
  created: wireDate(created),
});

const middle = (state: State, template: Template) => ({
  format: template.format,
  isfeatured: template.isFeatured,
  crossZones: template.crossZones,
  ostypeid: template.osTypeId,
  ostypename: state.osTypes.must(template.osTypeId).name,
});
