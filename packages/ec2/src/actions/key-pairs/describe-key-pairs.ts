import { defineAction } from "../../action";
import { exactValues, type FilterTable, matcher, tagFilters } from "../../map/filters";
import { notFoundError } from "../../map/ids";
import type { KeyPairInfo } from "../../model/types.generated";
import { honoured, refused } from "../../rules";
import { keyPairInfo } from "./key-pair";

const filters: FilterTable<KeyPairInfo> = {
  "key-pair-id": ({ KeyPairId }) => KeyPairId,
  fingerprint: ({ KeyFingerprint }) => KeyFingerprint,
  "key-name": ({ KeyName }) => KeyName,
  ...tagFilters,
};

export const describeKeyPairs = defineAction("DescribeKeyPairs", {
  parameters: {
    KeyNames: honoured,
    KeyPairIds: honoured,
    Filters: honoured,
    IncludePublicKey: refused("CloudStack gives a public key back only with the instances that have it", false),
  },
  filters,
  async run({ KeyNames: names, KeyPairIds: keyIds, Filters }, { cloud, ids }) {
    const wanted = keyIds && (await ids.resolve("keyPair", keyIds));
    // One name goes upstream; CloudStack takes no list of them.
    const [name, ...more] = names ?? exactValues(Filters, "key-name") ?? [];
    const found = await cloud.list("listSSHKeyPairs", name !== undefined && more.length === 0 ? { name } : {});
    for (const missing of names ?? []) {
      if (!found.some((pair) => pair.name === missing)) throw notFoundError("keyPair", missing);
    }
    for (const [i, uuid] of (wanted ?? []).entries()) {
      if (!found.some((pair) => pair.id === uuid)) throw notFoundError("keyPair", keyIds?.[i] ?? uuid);
    }
    const KeyPairs = found
      .filter((pair) => (names?.includes(pair.name) ?? true) && (wanted?.includes(pair.id) ?? true))
      .map((pair) => keyPairInfo(pair, { ids }))
      .filter(matcher(filters, Filters));
    return { KeyPairs };
  },
});
