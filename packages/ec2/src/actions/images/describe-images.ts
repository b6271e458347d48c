import { defineAction } from "../../action";
import { requireAll } from "../../map/asked";
import { matcher } from "../../map/filters";
import { imageFilters } from "../../map/images/filters";
import { imageOf } from "../../map/images/image";
import { usableTemplates } from "../../map/images/templates";
import { checkOwners } from "../../map/owner";
import { pageOf } from "../../map/paging";
import type { Image } from "../../model/types.generated";
import { honoured, ignored, paged } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const describeImages = defineAction("DescribeImages", {
  parameters: {
    ImageIds: honoured,
    Owners: honoured,
    ExecutableUsers: honoured,
    Filters: honoured,
    ...paged,
    IncludeDeprecated: ignored("no image is deprecated"),
    IncludeDisabled: ignored("no image is disabled"),
  },
  filters: imageFilters,
  check({ Owners, ExecutableUsers }) {
    checkOwners(Owners);
    checkOwners(ExecutableUsers);
  },
  async run(input, context) {
    const { ImageIds, Owners, ExecutableUsers, Filters } = input;
    const wanted = ImageIds && (await context.ids.resolve("image", ImageIds));
    const templates = await usableTemplates(context.cloud);
    requireAll(
      "image",
      wanted,
      templates.map(({ id }) => id),
      ImageIds,
    );
    const images = templates
      .filter(({ id }) => wanted?.includes(id) ?? true)
      .map((template) => imageOf(template, context))
      .filter((image) => Owners?.some((owner) => isOwner(image, owner, context.owner)) ?? true)
      .filter((image) => ExecutableUsers?.some((user) => mayRun(image, user, context.owner)) ?? true)
      .filter(matcher(imageFilters, Filters))
      .sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
    const { items, next } = pageOf(images, input, context);
    return { Images: items, NextToken: next };
  },
});

const isOwner = ({ OwnerId, ImageOwnerAlias }: Image, asked: string, self: string): boolean =>
  asked === "self" ? OwnerId === self : asked === OwnerId || asked === ImageOwnerAlias;

/** `all`: public ones; `self`: those that someone else lets the caller run. */
function mayRun({ Public, OwnerId }: Image, user: string, self: string): boolean {
  if (user === "all") return Public ?? false;
  if (user === "self" || user === self) return !Public && OwnerId !== self;
  throw new Ec2Error(
    "UnsupportedOperation",
    "ExecutableBy.N may be self or all: CloudStack tells no more of permissions",
  );
}

const sortKey = ({ CreationDate, ImageId }: Image): string => `${CreationDate} ${ImageId}`;
