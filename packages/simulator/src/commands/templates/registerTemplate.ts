import { ownerOf } from "../../access/scope";
import { checkHost, DOWNLOADED } from "../../resources/downloads";
import { checkLimit } from "../../resources/limits";
import { templateView } from "../../views/template";
import { plain } from "../command";

export const registerTemplate = plain("registerTemplate", {
  run: ({ state, caller, clock, input }) => {
    const owner = ownerOf(state, caller, input);
    const url = input.need("url");
    checkHost(url);
    checkLimit(state, owner, "template");
    const zoneIds = [...input.list("zoneids"), ...(input.has("zoneid") ? [input.need("zoneid")] : [])];
    const everywhere = zoneIds.length === 0 || zoneIds.includes("-1");
    const zones = everywhere ? [...state.zones.values()].map((zone) => zone.id) : zoneIds;
    const created = clock.now();
    const template = state.templates.insert({
      id: state.newId(),
      number: state.newNumber(),
      name: input.need("name"),
      displayText: input.text("displaytext") ?? input.need("name"),
      accountId: owner.id,
      created,
      format: input.need("format"),
      hypervisor: input.need("hypervisor"),
      type: "USER",
      osTypeId: input.text("ostypeid") ?? [...state.osTypes.values()][0]?.id ?? "",
      isPublic: input.flag("ispublic") ?? false,
      isFeatured: false,
      arch: input.text("arch") ?? "x86_64",
      isExtractable: input.flag("isextractable") ?? false,
      crossZones: everywhere,
      passwordEnabled: input.flag("passwordenabled") ?? false,
      sshKeyEnabled: input.flag("sshkeyenabled") ?? false,
      dynamicallyScalable: input.flag("isdynamicallyscalable") ?? false,
      requiresHvm: input.flag("requireshvm") ?? true,
      ready: true,
      size: DOWNLOADED,
      url,
      zones: zones.map((zoneId) => ({ zoneId, created, size: DOWNLOADED, physicalSize: DOWNLOADED })),
      details: input.map("details"),
      permissions: [],
    });
    return {
      count: template.zones.length,
      template: template.zones.map((copy) => templateView(state, template, copy, true)),
    };
  },
});
