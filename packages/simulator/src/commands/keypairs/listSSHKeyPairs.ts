import { inScope, listScope } from "../../access/scope";
import { keyPairView } from "../../views/keyPair";
import { list } from "../command";
import { selector } from "../filters";

export const listSSHKeyPairs = list("listSSHKeyPairs", {
  kinds: { id: ["keyPair"] },
  key: "sshkeypair",
  find({ state, caller, input }) {
    const selected = selector(state, input);
    const print = input.text("fingerprint");
    return inScope(state.keyPairs, listScope(state, caller, input)).filter(
      (pair) => selected(pair) && (print === undefined || pair.fingerprint === print),
    );
  },
  view: (pair, { state }) => keyPairView(state, pair),
});
