import type { ServiceOffering } from "@stackgate/cloudstack";
import type { Ec2Config } from "@stackgate/gateway";
import { defineAction } from "../../action";
import { matcher } from "../../map/filters";
import { findType, type InstanceType, listedTypes } from "../../map/instance-types";
import { pageOf } from "../../map/paging";
import { honoured, ignored, paged } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { instanceTypeFilters, instanceTypeInfo } from "./type-info";

/** All types of one size, and by name also those of customizable offerings (`custom.4-8192`). */
export const describeInstanceTypes = defineAction("DescribeInstanceTypes", {
  parameters: {
    InstanceTypes: honoured,
    Filters: honoured,
    ...paged,
    IncludeUnsupportedInRegion: ignored("there is one region, and its types are supported"),
  },
  filters: instanceTypeFilters,
  async run(input, context) {
    const { InstanceTypes: names, Filters } = input;
    const offerings = await context.cloud.catalogue("listServiceOfferings");
    const types = names ? named(names, offerings, context.config) : listedTypes(offerings, context.config);
    const { items, next } = pageOf(
      types.map(instanceTypeInfo).filter(matcher(instanceTypeFilters, Filters)),
      input,
      context,
    );
    return { InstanceTypes: items, NextToken: next };
  },
});

/** EC2 has another code here than where an instance is started. */
function named(names: readonly string[], offerings: readonly ServiceOffering[], config: Ec2Config): InstanceType[] {
  return names.map((name) => {
    try {
      return findType(name, offerings, config);
    } catch (cause) {
      if (!(cause instanceof Ec2Error)) throw cause;
      const message = `The following supplied instance types do not exist: [${name}]`;
      throw new Ec2Error("InvalidInstanceType", message, { cause });
    }
  });
}
