import { sameText } from "./names";
import type { Tag } from "./records";

/** Tags by resource; kept apart from the records since any kind of resource may carry them. */
export class Tags {
  private readonly byResource = new Map<string, Tag[]>();

  of(resourceId: string): readonly Tag[] {
    return this.byResource.get(resourceId) ?? [];
  }

  *values(): IterableIterator<Tag> {
    for (const tags of this.byResource.values()) yield* tags;
  }

  find(resourceId: string, key: string): Tag | undefined {
    return this.of(resourceId).find((tag) => sameText(tag.key, key));
  }

  add(tag: Tag): void {
    const tags = this.byResource.get(tag.resourceId);
    if (tags) tags.push(tag);
    else this.byResource.set(tag.resourceId, [tag]);
  }

  remove(tag: Tag): void {
    const rest = this.of(tag.resourceId).filter((one) => one !== tag);
    if (rest.length > 0) this.byResource.set(tag.resourceId, rest);
    else this.byResource.delete(tag.resourceId);
  }

  /** When a resource goes, its tags go too. */
  forget(resourceId: string): void {
    this.byResource.delete(resourceId);
  }
}
