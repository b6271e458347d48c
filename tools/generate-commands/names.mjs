/**
 * What neither listApis nor a recording tells. Keys: CloudStack's own object names, for lists that no recording shows
 * filled (source: the response classes' object names, as its Go client has them). A wrong key is a silently empty list.
 */
export const listKeys = {
  listAsyncJobs: "asyncjobs",
  listBackupSchedule: "backupschedule",
  listGuiThemes: "guiThemes",
  listLBHealthCheckPolicies: "healthcheckpolicies",
  listLBStickinessPolicies: "stickinesspolicies",
  listObjectStoragePools: "objectstore",
  listResourceIcon: "icon",
  listVMSchedule: "vmschedule",
  listVirtualMachinesUsageHistory: "virtualmachine",
  listVnfAppliances: "virtualmachine",
  listVnfTemplates: "template",
  listVolumesMetrics: "volume",
  listVolumesUsageHistory: "volume",
};

/** Commands named list... that answer one object. */
export const singleObjects = {
  listCaCertificate: "cacertificates",
  listCapabilities: "capability",
  listDetailOptions: "detailoptions",
  listIsoPermissions: "templatepermission",
  listTemplatePermissions: "templatepermission",
};

/** Entities whose name does not follow from their list command. */
export const entityNames = {
  addIpToNic: "NicSecondaryIp",
  createDomain: "Domain",
  createSSHKeyPair: "CreatedSSHKeyPair",
  getUserKeys: "NewestUserKeys",
  getVMPassword: "VMPassword",
  getUploadParamsForVolume: "UploadParameters",
  extractVolume: "Extraction",
  listAsyncJobs: "AsyncJob",
  listBackupSchedule: "BackupSchedule",
  listBackups: "Backup",
  listCaCertificate: "CaCertificate",
  listCapabilities: "Capabilities",
  listDetailOptions: "DetailOptions",
  listDnsProviders: "NamedItem",
  listIsoPermissions: "TemplatePermission",
  listPortForwardingRules: "PortForwardingRule",
  listPublicIpAddresses: "PublicIpAddress",
  listTemplates: "Template",
  listUserData: "UserData",
  listUserKeys: "UserKeys",
  listVirtualMachines: "VirtualMachine",
  listVMSnapshot: "VMSnapshot",
  listVolumesMetrics: "VolumeMetrics",
  listVirtualMachinesMetrics: "VirtualMachineMetrics",
};

/** Commands whose declared response class is not what a server sends (recorded): the entity that it sends. */
export const sentEntities = {
  authorizeSecurityGroupEgress: "SecurityGroup",
  authorizeSecurityGroupIngress: "SecurityGroup",
  listLoadBalancerRuleInstances: "VirtualMachine",
  registerUserData: "UserData",
  scaleVirtualMachine: "VirtualMachine",
};

/** Fields without which an entity means nothing: required in the types where every recorded object has them. */
export const identifying = ["id", "name", "key", "value", "ruleid", "state", "zoneid"];

/** Objects that only stand inside others, by the field that holds them. */
export const nestedNames = {
  affinitygroup: "AffinityGroup",
  icon: "ResourceIcon",
  egressrule: "SecurityGroupRule",
  ingressrule: "SecurityGroupRule",
  isos: "AttachedIso",
  nic: "Nic",
  secondaryip: "NicSecondaryIp",
  securitygroup: "SecurityGroup",
  service: "NetworkService",
  capability: "NetworkServiceCapability",
  provider: "NetworkServiceProvider",
  tags: "Tag",
  network: "Network",
  loadbalancerinstance: "VirtualMachine",
  stickinesspolicy: "StickinessPolicyEntry",
  healthcheckpolicy: "HealthCheckPolicyEntry",
  loadbalancerrule: "LoadBalancerRule",
};
