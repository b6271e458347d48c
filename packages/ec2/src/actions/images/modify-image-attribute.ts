import type { Template } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { ownTemplate } from "../../map/images/templates";
import { ownerId } from "../../map/owner";
import type { LaunchPermission, ModifyImageAttributeRequest } from "../../model/types.generated";
import { honoured, refused } from "../../rules";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";

const noOrganizations = refused("CloudStack shares templates with accounts, not with organizations");
const permission = {
  Group: honoured,
  UserId: honoured,
  OrganizationArn: noOrganizations,
  OrganizationalUnitArn: noOrganizations,
};

export const modifyImageAttribute = defineAction("ModifyImageAttribute", {
  parameters: {
    ImageId: honoured,
    Attribute: honoured,
    Description: { Value: honoured },
    LaunchPermission: { Add: permission, Remove: permission },
    OperationType: honoured,
    UserGroups: honoured,
    UserIds: honoured,
    Value: honoured,
    ProductCodes: refused("templates have no product codes"),
    OrganizationArns: noOrganizations,
    OrganizationalUnitArns: noOrganizations,
    ImdsSupport: refused("templates do not say how metadata is read"),
  },
  check(input) {
    const { add, remove, description } = changeOf(input);
    if (add.length + remove.length === 0 && description === undefined) throw missingParameter("LaunchPermission");
  },
  async run(input, context) {
    const { add, remove, description } = changeOf(input);
    const [template] = await ownTemplate(input.ImageId, context);
    if (description !== undefined) {
      await context.cloud.call("updateTemplate", { id: template.id, displaytext: description });
    }
    await share(template, add, "add", context);
    await share(template, remove, "remove", context);
    return {};
  },
});

interface Change {
  readonly add: readonly LaunchPermission[];
  readonly remove: readonly LaunchPermission[];
  readonly description: string | undefined;
}

/** The newer form names what it changes; the older one has the attribute's name and flat lists beside it. */
function changeOf(input: ModifyImageAttributeRequest): Change {
  const { Attribute, LaunchPermission: { Add = [], Remove = [] } = {}, OperationType = "add" } = input;
  if (Attribute !== undefined && Attribute !== "launchPermission" && Attribute !== "description") {
    throw invalidValue("Attribute", Attribute, "Only launchPermission and description can be changed.");
  }
  if (OperationType !== "add" && OperationType !== "remove") {
    throw invalidValue("OperationType", OperationType, "It must be add or remove.");
  }
  const flat = [
    ...(input.UserGroups ?? []).map((Group) => ({ Group })),
    ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
  ];
  return {
    add: [...Add, ...(OperationType === "add" ? flat : [])],
    remove: [...Remove, ...(OperationType === "remove" ? flat : [])],
    description: input.Description?.Value ?? (Attribute === "description" ? input.Value : undefined),
  };
}

async function share(
  template: Template,
  permissions: readonly LaunchPermission[],
  op: "add" | "remove",
  context: Ec2Context,
) {
  const { cloud } = context;
  const id = template.id;
  const group = permissions.find(({ Group }) => Group !== undefined)?.Group;
  if (group !== undefined && group !== "all") throw invalidAttributeItem(`The group must be all, not '${group}'`);
  if (group === "all") await cloud.call("updateTemplatePermissions", { id, ispublic: op === "add" });
  const users = permissions.flatMap(({ UserId }) => UserId ?? []);
  if (users.length === 0) return;
  const accounts = await accountNames(template, users, context);
  await cloud.call("updateTemplatePermissions", { id, op, accounts });
}

/**
 * CloudStack shares with accounts of the template's domain by name. A 12-digit number can be found among the accounts
 * that the template is shared with and the caller's own; for another, clients give the account's name.
 */
async function accountNames(template: Template, users: readonly string[], { cloud, caller, owner }: Ec2Context) {
  const isNumber = (user: string) => /^\d{12}$/.test(user);
  const { account: shared = [] } = users.some(isNumber)
    ? await cloud.call("listTemplatePermissions", { id: template.id })
    : {};
  return users.map((user) => {
    if (!isNumber(user)) return user;
    if (user === owner) return caller.account;
    const name = shared.find((candidate) => ownerId(candidate, template.domainid ?? "") === user);
    if (name === undefined) throw invalidAttributeItem(`No account is known as ${user}; give the account's name`);
    return name;
  });
}

const invalidAttributeItem = (message: string) => new Ec2Error("InvalidAMIAttributeItemValue", message);
