/** A tag on a resource; CloudStack keeps one per key without regard to case. */
export interface Tag {
  readonly key: string;
  value: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly accountId: string;
  readonly customer?: string;
}
