import { defineList } from "../../frame/list";

/** CloudStack keeps no licenses: images have none, and no project lists any. */
export const list = defineList("licenses.list", {
  publicProjects: true,
  items: async () => [],
});
