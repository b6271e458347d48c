import { defineAction } from "../../action";

export const getCallerIdentity = defineAction("GetCallerIdentity", {
  parameters: {},
  async run(_input, { caller, owner }) {
    return { UserId: caller.userId, Account: owner, Arn: `arn:aws:iam::${owner}:user/${caller.user}` };
  },
});
