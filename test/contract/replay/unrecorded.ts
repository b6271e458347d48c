import type { Step } from "./facts";

/** What the root admin did between two recordings, outside them: done again, compared with nothing. */
export const unrecorded: Readonly<Record<string, readonly Step[]>> = {
  "20-names-across-tenants": [
    {
      step: "limit.bob.lifted",
      as: "admin",
      command: "updateResourceLimit",
      method: "GET",
      params: { account: "bob", domainid: "{00.domain.create.id.0}", resourcetype: "0", max: "-1" },
      status: 200,
    },
  ],
};
