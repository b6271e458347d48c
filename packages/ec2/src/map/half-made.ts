import { Ec2Error } from "../wire/error";
import { asEc2Error } from "./errors";

/**
 * Gives what was just made what it still needs (its tags, mostly). If that fails, it is taken away again, so that a failed
 * request leaves nothing behind that its client has no name for.
 * @param id by which the client would know it
 * @throws the failure; it names the thing where that could not be taken away either
 */
export async function completed<T>(
  id: string,
  complete: () => Promise<T>,
  takeAway: () => Promise<unknown>,
): Promise<T> {
  try {
    return await complete();
  } catch (error) {
    await takeAway().catch(() => {
      throw saying(error, `'${id}' was made all the same, and could not be deleted again`);
    });
    throw error;
  }
}

/** The same error, with more that its reader has to know. */
export function saying(error: unknown, more: string): Ec2Error {
  const { code, message, status } = asEc2Error(error);
  return new Ec2Error(code, `${message} (${more})`, { status, cause: error });
}
