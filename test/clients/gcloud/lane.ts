import { join } from "node:path";
import { type Gateway, mintKey, type users } from "../../support/gateway";
import { signIn } from "./families/sign-in";
import { startGcloud } from "./gcloud";
import type { Family, Place } from "./step";
import { walk } from "./walk";

/** Families that one tenant walks in one zone, one after the other. */
export interface Lane {
  /** In names of what it makes. */
  readonly id: string;
  readonly user: keyof typeof users;
  readonly zone: string;
  readonly families: readonly Family[];
}

export interface Started {
  /** Rejected with the step that failed; the families after it are walked all the same. */
  readonly walked: ReadonlyMap<Family, Promise<void>>;
  /** The command lines so far. */
  readonly called: readonly string[];
  stop(): Promise<void>;
}

/** Signs in and sets off. The project of a user's own account has the user's name. */
export function startLane(
  { id, user, zone, families }: Lane,
  gateway: Gateway,
  program: string,
  folder: string,
): Started {
  const place: Place = { project: user, zone, region: zone.replace(/-a$/, ""), id };
  const gcloud = startGcloud(program, join(folder, id));
  const signedIn = mintKey(gateway, join(gcloud.folder, "key.json"), user).then(() =>
    walk(gcloud, signIn(gateway.gce, user)),
  );

  const walked = new Map<Family, Promise<void>>();
  let last = signedIn;
  for (const family of families) {
    const walking = last.then(() => walk(gcloud, family.steps(place)));
    walked.set(family, walking);
    last = walking.catch(() => signedIn);
  }
  return { walked, called: gcloud.called, stop: gcloud.stop };
}
