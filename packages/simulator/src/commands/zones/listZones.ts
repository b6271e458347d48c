import { zoneView } from "../../views/zone";
import { list } from "../command";

export const listZones = list("listZones", {
  kinds: { id: ["zone"], ids: ["zone"] },
  key: "zone",
  find: ({ state, input }) => {
    const [id, ids, name, keyword] = [input.text("id"), input.list("ids"), input.text("name"), input.text("keyword")];
    const networkType = input.text("networktype");
    return [...state.zones.values()].filter(
      (zone) =>
        (id === undefined || zone.id === id) &&
        (ids.length === 0 || ids.includes(zone.id)) &&
        (name === undefined || zone.name === name) &&
        (keyword === undefined || zone.name.includes(keyword)) &&
        (networkType === undefined || zone.networkType.toLowerCase() === networkType.toLowerCase()),
    );
  },
  view: (zone) => zoneView(zone),
});
