import { createBuckets, type Rate } from "@stackgate/gateway";
import type { SignInFailure } from "./password";

/** Who tries to sign in, and from where. */
export interface Attempt {
  readonly name: string;
  readonly address: string;
}

export type SignInResult = { readonly apiKey: string } | SignInFailure;

export interface Attempts {
  /** Makes a try, unless too many failed of late: then the failure says how long to wait. */
  hold(attempt: Attempt, signIn: () => Promise<SignInResult>): Promise<SignInResult>;
}

/**
 * Failures of one name from one address: five, then one in half a minute. Counted with the address, so that nobody shuts another
 * out; and all names of an address together, against one password tried on many of them (RFC 6819, 4.4.3.6 and 5.1.4.2.3).
 */
const ofName: Rate = { burst: 5, perSecond: 1 / 30 };
const ofAddress: Rate = { burst: 100, perSecond: 1 };

/** Only failures count. A try counts as one until it has succeeded, so that tries side by side are no way around. */
export function createAttempts(now: () => number): Attempts {
  const [names, addresses] = [createBuckets(ofName, now), createBuckets(ofAddress, now)];
  return {
    async hold({ name, address }, signIn) {
      const key = `${address} ${name.trim().toLowerCase()}`;
      const waitMs = names.take(key) || addresses.take(address);
      if (waitMs > 0) return tooMany(waitMs);
      const forget = () => {
        names.give(key);
        addresses.give(address);
      };
      try {
        const result = await signIn();
        if ("apiKey" in result) forget();
        return result;
      } catch (error) {
        forget(); // not the user's failure
        throw error;
      }
    },
  };
}

function tooMany(waitMs: number): SignInFailure {
  const seconds = Math.ceil(waitMs / 1000);
  return { text: `Too many sign-ins have failed. Try again in ${seconds} seconds.`, waitMs };
}
