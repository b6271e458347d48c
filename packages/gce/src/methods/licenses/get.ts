import { defineMethod } from "../../frame/method";
import { notFound } from "../../wire/errors";

export const get = defineMethod("licenses.get", {
  publicProjects: true,
  async run({ parameters: { project, license } }) {
    throw notFound(`projects/${project}/global/licenses/${license}`);
  },
});
