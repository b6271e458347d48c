import { createTags } from "./createTags";
import { deleteTags } from "./deleteTags";
import { listTags } from "./listTags";

export const tags = [createTags, deleteTags, listTags];
