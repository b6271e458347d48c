import type { ItemOf, ListCommand, ParametersOf } from "@stackgate/cloudstack";
import { purpose } from "@stackgate/gateway";
import type { Ec2Context } from "../context";
import { digest } from "../support/digest";
import { Ec2Error } from "../wire/error";

export interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Where the next page starts (in items), how long pages are, and of which listing of whom. */
interface Bookmark {
  readonly start: number;
  readonly size: number;
  readonly listing: string;
}

const NEXT_TOKEN = purpose<Bookmark>("ec2.next-token.1");
const TOKEN_TTL_MS = 24 * 60 * 60 * 1000;
const LARGEST_PAGE = 1_000;

type PagingContext = Pick<Ec2Context, "sealer" | "caller" | "action">;

/** The page of a list that had to be read whole, because filters of ours decide what is in it. Keep its order stable. */
export function pageOf<T>(items: readonly T[], input: PageRequest, context: PagingContext): PageOf<T> {
  const page = openPage(input, context);
  if (!page) return { items };
  const end = page.start + page.size;
  const next = end < items.length ? { next: sealNext({ ...page, start: end }, context) } : {};
  return { items: items.slice(page.start, end), ...next };
}

/** One page straight from CloudStack, or everything when the client wants no pages: for listings without filters of ours. */
export async function upstreamPage<C extends ListCommand>(
  command: C,
  parameters: ParametersOf<C>,
  input: PageRequest,
  context: PagingContext & Pick<Ec2Context, "cloud">,
): Promise<PageOf<ItemOf<C>>> {
  // EC2 may answer fewer items than asked for.
  const page = openPage(input, context, context.cloud.pageSize);
  if (!page) return { items: await context.cloud.list(command, parameters) };
  const { items, count } = await context.cloud.page(command, {
    ...parameters,
    page: page.start / page.size + 1,
    pagesize: page.size,
  });
  const end = page.start + page.size;
  return { items, ...(end < count && { next: sealNext({ ...page, start: end }, context) }) };
}

/** `undefined`: the client asks for everything at once. */
function openPage(
  input: PageRequest,
  { sealer, caller, action }: PagingContext,
  largest = LARGEST_PAGE,
): Bookmark | undefined {
  const { MaxResults: size, NextToken: token, ...question } = input;
  if (size !== undefined && (size < 1 || size > LARGEST_PAGE)) {
    throw new Ec2Error("InvalidParameterValue", `MaxResults must be between 1 and ${LARGEST_PAGE}`);
  }
  const listing = digest(JSON.stringify([action, caller.accountId, question]));
  if (token === undefined) return size === undefined ? undefined : { start: 0, size: Math.min(size, largest), listing };
  const bookmark = sealer.open(NEXT_TOKEN, token);
  if (bookmark?.listing !== listing) {
    throw new Ec2Error(
      "InvalidNextToken",
      "The NextToken is not one that was given for this request, or it is too old",
    );
  }
  return bookmark;
}

const sealNext = (bookmark: Bookmark, { sealer }: PagingContext): string =>
  sealer.seal(NEXT_TOKEN, bookmark, TOKEN_TTL_MS);
