import { serviceOfferingView } from "../../views/offering";
import type { Arguments } from "../../wire/arguments";
import { invalid } from "../../wire/errors";
import { type NamesOf, plain } from "../command";

export const createServiceOffering = plain("createServiceOffering", {
  run({ state, clock, input }) {
    const name = input.need("name");
    const [cpuNumber, cpuSpeed, memory] = [input.number("cpunumber"), input.number("cpuspeed"), input.number("memory")];
    const customized = input.flag("customized") ?? cpuNumber === undefined;
    if (!customized && (cpuNumber === undefined || cpuSpeed === undefined || memory === undefined))
      throw invalid("a fixed offering needs cpunumber, cpuspeed and memory");
    const constraints = constraintsOf(input);
    const offering = state.serviceOfferings.insert({
      id: state.newId(),
      name,
      displayText: input.text("displaytext") ?? name,
      ...(cpuNumber !== undefined && { cpuNumber }),
      ...(cpuSpeed !== undefined && { cpuSpeed }),
      ...(memory !== undefined && { memory }),
      customized,
      ...(constraints && { constraints }),
      diskOfferingId: state.newId(),
      rootDiskSize: input.number("rootdisksize") ?? 0,
      created: clock.now(),
      builtin: false,
    });
    return { serviceoffering: serviceOfferingView(offering) };
  },
});

/** All four bounds make a constrained offering. */
function constraintsOf(input: Arguments<NamesOf<"createServiceOffering">>) {
  const [minCpu, maxCpu] = [input.number("mincpunumber"), input.number("maxcpunumber")];
  const [minMemory, maxMemory] = [input.number("minmemory"), input.number("maxmemory")];
  if (minCpu === undefined || maxCpu === undefined || minMemory === undefined || maxMemory === undefined)
    return undefined;
  return { minCpu, maxCpu, minMemory, maxMemory };
}
