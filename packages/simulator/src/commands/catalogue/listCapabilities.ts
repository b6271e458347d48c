import { VERSION } from "../../wire/answer";
import { plain } from "../command";

/** A cloud with CloudStack's default settings. */
const DEFAULTS = {
  securitygroupsenabled: true,
  dynamicrolesenabled: true,
  cloudstackversion: VERSION,
  userpublictemplateenabled: true,
  supportELB: "false",
  projectinviterequired: false,
  allowusercreateprojects: true,
  customdiskofferingminsize: 1,
  customdiskofferingmaxsize: 1024,
  regionsecondaryenabled: false,
  kvmsnapshotenabled: true,
  snapshotshowchainsize: false,
  allowuserviewdestroyedvm: false,
  allowuserexpungerecovervm: false,
  allowuserexpungerecovervolume: true,
  allowuserviewalldomainaccounts: false,
  allowuserforcestopvm: true,
  kubernetesserviceenabled: false,
  kubernetesclusterexperimentalfeaturesenabled: false,
  customhypervisordisplayname: "Custom",
  defaultuipagesize: 20,
  instancesstatsretentiontime: 720,
  instancesstatsuseronly: false,
  instancesdisksstatsretentionenabled: false,
  instancesdisksstatsretentiontime: 720,
  sharedfsvmmincpucount: 2,
  sharedfsvmminramsize: 1024,
  instanceleaseenabled: false,
  dynamicscalingenabled: false,
  additionalconfigenabled: false,
};

export const listCapabilities = plain("listCapabilities", { run: () => ({ capability: DEFAULTS }) });
