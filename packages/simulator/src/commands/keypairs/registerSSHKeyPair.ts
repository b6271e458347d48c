import { ownerOf } from "../../access/scope";
import { fingerprint, publicKeyBlob } from "../../resources/sshKeys";
import { keyPairView } from "../../views/keyPair";
import { invalid } from "../../wire/errors";
import { plain } from "../command";
import { keyPairNamed } from "./named";

/** Neither a name nor a key may be there twice in an account. */
export const registerSSHKeyPair = plain("registerSSHKeyPair", {
  run({ state, caller, input }) {
    const owner = ownerOf(state, caller, input);
    const name = input.need("name");
    if (keyPairNamed(state, owner, name)) throw invalid(`there is a key pair named '${name}' already for this account`);
    const publicKey = openSshText(input.need("publickey"));
    const blob = publicKeyBlob(publicKey);
    if (!blob) throw invalid("the public key is invalid");
    const print = fingerprint(blob);
    for (const pair of state.keyPairs.by("account", owner.id))
      if (pair.fingerprint === print) throw invalid("there is a key pair with this key already for this account");
    const pair = { id: state.newId(), name, accountId: owner.id, publicKey, fingerprint: print };
    return { keypair: keyPairView(state, state.keyPairs.insert(pair)) };
  },
});

/** The key may come as base64 over the whole line, too. */
function openSshText(given: string): string {
  if (publicKeyBlob(given)) return given;
  return Buffer.from(given, "base64").toString("utf8");
}
