import { ownerOf } from "../../access/scope";
import { ApiError } from "../../wire/errors";
import { plain } from "../command";
import { keyPairNamed } from "./named";

export const deleteSSHKeyPair = plain("deleteSSHKeyPair", {
  run({ state, caller, input }) {
    const owner = ownerOf(state, caller, input);
    const name = input.need("name");
    const pair = keyPairNamed(state, owner, name);
    if (!pair) {
      // One of the few errors that name ids.
      const uuids = [{ uuid: owner.domainId, description: "domainId" }];
      throw new ApiError(431, 4350, `account ${owner.name} has no key pair named '${name}'`, undefined, uuids);
    }
    state.keyPairs.delete(pair.id);
    return { success: true };
  },
});
