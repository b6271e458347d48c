import { copyTemplate } from "./copyTemplate";
import { createTemplate } from "./createTemplate";
import { deleteTemplate } from "./deleteTemplate";
import { extractTemplate } from "./extractTemplate";
import { listIsos } from "./listIsos";
import { listTemplates } from "./listTemplates";
import { listTemplatePermissions, updateTemplatePermissions } from "./permissions";
import { registerTemplate } from "./registerTemplate";
import { updateTemplate } from "./updateTemplate";

export const templates = [
  copyTemplate,
  createTemplate,
  deleteTemplate,
  extractTemplate,
  listIsos,
  listTemplatePermissions,
  listTemplates,
  registerTemplate,
  updateTemplate,
  updateTemplatePermissions,
];
