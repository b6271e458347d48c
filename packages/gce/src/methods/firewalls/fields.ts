import type { FieldRules } from "../../frame/fields";

/** What becomes of each field of a firewall. */
export const firewallFields: FieldRules = {
  honours: [
    "name",
    "description",
    "network",
    "direction",
    "priority",
    "allowed",
    "denied",
    "sourceRanges",
    "sourceTags",
    "destinationRanges",
    "targetTags",
  ],
  refuses: {
    disabled: "A rule is in force or it does not exist: delete it instead.",
    sourceServiceAccounts: "Instances here have no service accounts: use sourceTags.",
    targetServiceAccounts: "Instances here have no service accounts: use targetTags.",
    logConfig: "CloudStack does not log what rules let pass.",
    params: "Resource manager tags are not supported here.",
  },
  echoes: ["logConfig.metadata"],
};
