import { ownerOf } from "../../access/scope";
import { fingerprint, newKeyPair, publicKeyBlob } from "../../resources/sshKeys";
import { keyPairView } from "../../views/keyPair";
import { invalid } from "../../wire/errors";
import { plain } from "../command";
import { keyPairNamed } from "./named";

/** The private key is in this answer and nowhere else. */
export const createSSHKeyPair = plain("createSSHKeyPair", {
  run({ state, caller, input }) {
    const owner = ownerOf(state, caller, input);
    const name = input.need("name");
    if (keyPairNamed(state, owner, name)) throw invalid(`there is a key pair named '${name}' already`);
    const { privateKey, publicKey } = newKeyPair();
    const pair = state.keyPairs.insert({
      id: state.newId(),
      name,
      accountId: owner.id,
      publicKey,
      fingerprint: fingerprint(publicKeyBlob(publicKey) ?? Buffer.alloc(0)),
    });
    return { keypair: { privatekey: privateKey, ...keyPairView(state, pair) } };
  },
});
