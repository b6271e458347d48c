import { defineList } from "../../frame/list";
import { readFirewalls } from "../../map/firewalls/read";

export const list = defineList("firewalls.list", {
  async items(_, context) {
    return (await readFirewalls(context)).all.map(({ document }) => document);
  },
});
