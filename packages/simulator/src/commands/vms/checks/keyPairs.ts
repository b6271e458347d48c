import { DETAIL } from "../../../resources/vmDetails";
import type { Account } from "../../../state/records";
import { invalid } from "../../../wire/errors";
import type { Call } from "../../../world";
import { keyPairNamed } from "../../keypairs/named";

/** The details that the named key pairs leave in a VM; none where none is named, 431 for an unknown name. */
export function keyPairDetails({ state, input }: Call, owner: Account): Record<string, string> {
  const single = input.text("keypair");
  const names = [...(single === undefined ? [] : [single]), ...input.list("keypairs")];
  if (names.length === 0) return {};
  const keys = names.map((name) => {
    const pair = keyPairNamed(state, owner, name);
    if (!pair) throw invalid("not all of the key pairs exist");
    return pair.publicKey;
  });
  return { [DETAIL.publicKey]: keys.join("\n"), [DETAIL.keyPairNames]: names.join(",") };
}
