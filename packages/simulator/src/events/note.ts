import type { Call } from "../world";

/** What a command that answers at once leaves in the log: one event, completed. */
export function note(
  { caller, record }: Call,
  type: string,
  description: string,
  on: { readonly accountId?: string; readonly resourceType: string; readonly resourceId: string },
): void {
  record({ type, description, userId: caller.user.id, accountId: caller.account.id, ...on }, "Completed");
}
