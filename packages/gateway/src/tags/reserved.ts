/** Tags of our own, where CloudStack has no field for what the facades show: users neither see nor set them. */
export const RESERVED_PREFIX = "stackgate.";

/** Anything that CloudStack tags. */
export interface Tagged {
  readonly tags?: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] | undefined;
}

/** The value of one of our own tags, by its name behind the prefix. */
export const reservedTag = ({ tags = [] }: Tagged, name: string): string | undefined =>
  tags.find(({ key }) => key === RESERVED_PREFIX + name)?.value;
