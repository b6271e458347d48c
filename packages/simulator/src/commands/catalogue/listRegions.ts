import { list } from "../command";

const LOCAL = { id: 1, name: "Local" };

export const listRegions = list("listRegions", {
  key: "region",
  find({ input }) {
    const [id, name] = [input.number("id"), input.text("name")];
    return [LOCAL].filter(
      (region) => (id === undefined || region.id === id) && (name === undefined || region.name === name),
    );
  },
  view: ({ id, name }) => ({
    id,
    name,
    endpoint: "http://localhost:8080/client/",
    gslbserviceenabled: true,
    portableipserviceenabled: false,
  }),
});
