import type { Action } from "../../action";
import { createTags } from "./create-tags";
import { deleteTags } from "./delete-tags";
import { describeTags } from "./describe-tags";

export const tags: readonly Action[] = [createTags, deleteTags, describeTags];
