import { defineAction } from "../../action";
import { readAccountTags } from "../../map/account-tags";
import { askedFor, requireAll } from "../../map/asked";
import { exactValues, type FilterTable, matcher, tagFilters } from "../../map/filters";
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
  async run({ KeyNames, KeyPairIds, Filters }, { cloud, ids }) {
    const names = askedFor(KeyNames);
    const wanted = KeyPairIds && (await ids.resolve("keyPair", KeyPairIds));
    // One name goes upstream; CloudStack takes no list of them.
    const [name, ...more] = names ?? exactValues(Filters, "key-name") ?? [];
    const [found, notes] = await Promise.all([
      cloud.list("listSSHKeyPairs", name !== undefined && more.length === 0 ? { name } : {}),
      readAccountTags(cloud),
    ]);
    requireAll(
      "keyPair",
      names,
      found.map((pair) => pair.name),
    );
    requireAll(
      "keyPair",
      wanted,
      found.map((pair) => pair.id),
      KeyPairIds,
    );
    const KeyPairs = found
      .filter((pair) => (names?.includes(pair.name) ?? true) && (wanted?.includes(pair.id) ?? true))
      .map((pair) => keyPairInfo(pair, notes.of("keyPair", pair.id), { ids }))
      .filter(matcher(filters, Filters));
    return { KeyPairs };
  },
});
