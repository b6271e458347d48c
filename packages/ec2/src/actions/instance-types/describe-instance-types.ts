import type { ServiceOffering } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { matcher } from "../../map/filters";
import { findType, type InstanceType, listedTypes } from "../../map/instance-types";
import { pageOf } from "../../map/paging";
import { honoured, ignored, paged } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { typeFilters } from "./filters";
import { instanceTypeInfo } from "./instance-type-info";

export const describeInstanceTypes = defineAction("DescribeInstanceTypes", {
  parameters: {
    InstanceTypes: honoured,
    Filters: honoured,
    ...paged,
    IncludeUnsupportedInRegion: ignored("a service offering that the caller can't use is not shown to anyone"),
  },
  filters: typeFilters,
  async run(input, context) {
    const offerings = await context.cloud.catalogue("listServiceOfferings", {});
    const types = input.InstanceTypes
      ? namedTypes(input.InstanceTypes, offerings, context)
      : listedTypes(offerings, context.config);
    const shown = types
      .map(instanceTypeInfo)
      .filter(matcher(typeFilters, input.Filters))
      .sort((a, b) => ((a.InstanceType ?? "") < (b.InstanceType ?? "") ? -1 : 1));
    const { items, next } = pageOf(shown, input, context);
    return { InstanceTypes: items, NextToken: next };
  },
});

/** Also those of customizable offerings, which have too many sizes to be listed. */
function namedTypes(
  names: readonly string[],
  offerings: readonly ServiceOffering[],
  { config }: Pick<Ec2Context, "config">,
): readonly InstanceType[] {
  return names.map((name) => {
    try {
      return findType(name, offerings, config);
    } catch (cause) {
      const message = `The following supplied instance types do not exist: [${name}]`;
      throw new Ec2Error("InvalidInstanceType", message, { cause });
    }
  });
}
