import { own } from "../../resources/own";
import { stickinessView } from "../../views/rules";
import { invalid } from "../../wire/errors";
import { job } from "../command";

const METHODS = ["LbCookie", "AppCookie", "SourceBased"];

export const createLBStickinessPolicy = job("createLBStickinessPolicy", {
  envelope: "createLBStickinessPolicy",
  kinds: { lbruleid: ["loadBalancerRule"] },
  java: "user.loadbalancer.CreateLBStickinessPolicyCmd",
  instanceType: "None",
  hidesInstance: true,
  event: "LB.STICKINESSPOLICY.CREATE",
  description: "Creating stickiness policy",
  start: (call) => {
    const { state, settings, input } = call;
    const rule = own(call, state.loadBalancerRules, input.need("lbruleid"));
    const method = METHODS.find((one) => one.toLowerCase() === input.need("methodname").toLowerCase());
    if (method === undefined) throw invalid(`stickiness method must be one of ${METHODS.join(", ")}`);
    const id = state.newId();
    state.directory.set(id, "stickinessPolicy");
    rule.stickiness = { id, name: input.need("name"), method, params: input.map("param") };
    return { id, lasts: settings.quickJob, finish: () => ({ stickinesspolicies: stickinessView(state, rule) }) };
  },
});
