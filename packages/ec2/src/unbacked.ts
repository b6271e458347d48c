const BOUND_INTERFACES =
  "CloudStack's interfaces begin and end with their instance; give RunInstances several NetworkInterface.N";

/** Why CloudStack can't back some of the actions that clients reach for; whatever else EC2 has is in no CloudStack at all. */
const REASONS: Readonly<Record<string, string>> = {
  CreateNetworkInterface: BOUND_INTERFACES,
  DeleteNetworkInterface: BOUND_INTERFACES,
  AttachNetworkInterface: BOUND_INTERFACES,
};

export const whyUnbacked = (action: string): string => REASONS[action] ?? "CloudStack has nothing behind it";
