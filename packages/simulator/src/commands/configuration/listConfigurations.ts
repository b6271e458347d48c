import { list } from "../command";

const SHARED = { category: "Advanced", group: "Management Server", subgroup: "Limits" };

/** The global settings that this cloud follows; the delay is given in seconds. */
export const listConfigurations = list("listConfigurations", {
  key: "configuration",
  find({ input, settings }) {
    const [name, keyword] = [input.text("name"), input.text("keyword")];
    const value = String(settings.expungeDelay / 1000);
    return [
      { name: "expunge.delay", value },
      { name: "expunge.interval", value },
    ].filter(
      (setting) =>
        (name === undefined || setting.name === name) && (keyword === undefined || setting.name.includes(keyword)),
    );
  },
  view: ({ name, value }) => ({
    ...SHARED,
    name,
    value,
    defaultvalue: value,
    isdynamic: false,
    component: "management-server",
    displaytext: name,
    type: "Number",
  }),
});
