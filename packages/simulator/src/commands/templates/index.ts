import { copyTemplate } from "./copyTemplate";
import { createTemplate } from "./createTemplate";
import { deleteTemplate } from "./deleteTemplate";
import { extractTemplate } from "./extractTemplate";
import { listIsos } from "./listIsos";
import { listTemplatePermissions } from "./listTemplatePermissions";
import { listTemplates } from "./listTemplates";
import { registerTemplate } from "./registerTemplate";
import { updateTemplate } from "./updateTemplate";
import { updateTemplatePermissions } from "./updateTemplatePermissions";

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
