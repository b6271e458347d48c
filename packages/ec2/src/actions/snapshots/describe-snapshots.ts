import { defineAction } from "../../action";
import { askedFor, requireAll } from "../../map/asked";
import { type FilterTable, matcher, tagFilters } from "../../map/filters";
import { checkOwners } from "../../map/owner";
import { pageOf } from "../../map/paging";
import { listSnapshots } from "../../map/snapshots/find";
import { type SnapshotView, snapshotView } from "../../map/snapshots/snapshot";
import { honoured, paged } from "../../rules";

const filters: FilterTable<SnapshotView> = {
  description: ({ Description }) => Description,
  encrypted: ({ Encrypted }) => Encrypted,
  "owner-alias": () => [],
  "owner-id": ({ OwnerId }) => OwnerId,
  progress: ({ Progress }) => Progress,
  "snapshot-id": ({ SnapshotId }) => SnapshotId,
  "start-time": ({ StartTime }) => StartTime,
  status: ({ State }) => State,
  "storage-tier": ({ StorageTier }) => StorageTier,
  "transfer-type": () => [],
  "volume-id": ({ VolumeId }) => VolumeId,
  "volume-size": ({ VolumeSize }) => VolumeSize,
  ...tagFilters,
};

export const describeSnapshots = defineAction("DescribeSnapshots", {
  parameters: {
    SnapshotIds: honoured,
    OwnerIds: honoured,
    RestorableByUserIds: honoured,
    Filters: honoured,
    ...paged,
  },
  filters,
  check({ OwnerIds, RestorableByUserIds }) {
    checkOwners(OwnerIds);
    checkOwners(RestorableByUserIds);
  },
  async run(input, context) {
    const { ids, owner } = context;
    const written = askedFor(input.SnapshotIds);
    const uuids = written && (await ids.resolve("snapshot", written));
    // A snapshot of CloudStack is its account's alone: other owners, and those it is shared with, have none.
    const mine = (who: readonly string[] | undefined) => who?.some((one) => one === "self" || one === owner) ?? true;
    const visible = mine(input.OwnerIds) && mine(input.RestorableByUserIds);
    const snapshots = visible ? await listSnapshots(uuids ? { ids: uuids } : {}, context) : [];
    requireAll(
      "snapshot",
      uuids,
      snapshots.map(({ id }) => id),
      written,
    );
    const found = [...snapshots]
      .sort((a, b) => (`${a.created} ${a.id}` < `${b.created} ${b.id}` ? -1 : 1))
      .map((snapshot) => snapshotView(snapshot, context))
      .filter(matcher(filters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { Snapshots: items, NextToken: next };
  },
});
