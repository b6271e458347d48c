import counters from "../../fixture/counters.json";
import { list } from "../command";

/** Recorded: the envelope is not that of the command. */
export const listCounters = list("listCounters", {
  envelope: "counterresponse",
  key: "counter",
  find({ input }) {
    const [name, source, provider] = [input.text("name"), input.text("source"), input.text("provider")];
    return counters.filter(
      (counter) =>
        (name === undefined || counter.name === name) &&
        (source === undefined || counter.source === source.toUpperCase()) &&
        (provider === undefined || counter.provider === provider),
    );
  },
  view: (counter) => counter,
});
