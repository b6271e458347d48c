const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * A UUID folded to a decimal number: clients parse `id` as uint64 and crash on anything else. The top bit is
 * left clear for those that read it signed.
 */
export function numericId(uuid: string): string {
  const hex = uuid.replaceAll("-", "");
  const folded = BigInt(`0x${hex.slice(0, 16)}`) ^ BigInt(`0x${hex.slice(16, 32)}`);
  return String(folded & 0x7fff_ffff_ffff_ffffn || 1n);
}

/** Whether a path parameter names the resource: by its name, as usual, or by its numeric id. */
export const isCalled = (wanted: string, name: string, uuid: string): boolean =>
  wanted === name || (/^[1-9]\d*$/.test(wanted) && wanted === numericId(uuid));
