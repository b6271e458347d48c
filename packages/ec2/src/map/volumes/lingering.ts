import type { Ec2Context } from "../../context";
import { dateOf } from "../dates";
import { endings } from "../endings";
import type { VolumeView } from "./volume";

/** Several of eutester's polls, which are ten seconds apart. */
const LINGERING_MS = 60_000;

/**
 * Volumes deleted a moment ago, for eutester: it asks for a volume after deleting it, takes an error for a failure and
 * waits for the state `deleted`. EC2 forgets them at once, and so do we unless ids are short, as eutester needs them.
 * Of such a volume nothing is left but the event of its end: that stands for its creation, and its size is EC2's least,
 * since eutester passes over volumes without either.
 */
export async function lingeringVolumes(context: Ec2Context): Promise<readonly VolumeView[]> {
  if (context.config.ids === "long") return [];
  const ended = (await endings("volume", context)).filter(
    ({ created = "" }) => context.now() - Date.parse(created) <= LINGERING_MS,
  );
  const ends = new Map(ended.map(({ resourceid = "", created }) => [resourceid, created]));
  return [...ends].map(([uuid, created]) => ({
    VolumeId: context.ids.of("volume", uuid),
    State: "deleted",
    Size: 1,
    CreateTime: dateOf(created),
    Attachments: [],
    Tags: [],
  }));
}
