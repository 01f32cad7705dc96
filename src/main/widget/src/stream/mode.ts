// Which way news come, and which one to try next. A stream is best; some proxies hold it back, then a poll that waits
// does; some cut those off, too, then polls that do not.

export type Mode = 'stream' | 'wait' | 'ask';

export interface Plan {
  readonly mode: Mode;
  /** Failures of this mode in a row. */
  readonly failures: number;
  /** How often a better one was given up since it last worked. */
  readonly givenUp: number;
  /** When a better one is tried again. */
  readonly retryBetterAt: number;
}

export const FIRST_PLAN: Plan = { mode: 'stream', failures: 0, givenUp: 0, retryBetterAt: 0 };

const WORSE: Record<Mode, Mode> = { stream: 'wait', wait: 'ask', ask: 'ask' };
const MOST_FAILURES = 2;
/** Short at first: when nothing goes at all, it was not the way's fault. */
const BETTER_AFTER_MILLIS = 10_000;
const BETTER_AFTER_AT_MOST_MILLIS = 300_000;
const LONGEST_PAUSE_MILLIS = 15_000;

export function succeeded(plan: Plan, now: number): Plan {
  if (plan.mode === 'stream') return FIRST_PLAN;
  return now >= plan.retryBetterAt ? { ...plan, mode: 'stream', failures: 0 } : { ...plan, failures: 0 };
}

/** @param unusable it can never do, whatever is tried again: it is not there, or it is held back */
export function failed(plan: Plan, unusable: boolean, now: number): Plan {
  const failures = plan.failures + 1;
  // A stream that is tried anew had its chances before.
  const isEnough = failures >= MOST_FAILURES || (plan.mode === 'stream' && plan.givenUp > 0);
  if (plan.mode === 'ask' || !(unusable || isEnough)) return { ...plan, failures };
  const after = unusable ? BETTER_AFTER_AT_MOST_MILLIS : BETTER_AFTER_MILLIS * 3 ** plan.givenUp;
  return {
    mode: WORSE[plan.mode],
    failures: 0,
    givenUp: plan.givenUp + 1,
    retryBetterAt: now + Math.min(after, BETTER_AFTER_AT_MOST_MILLIS),
  };
}

/** Grows with the failures; at random, so that not all visitors come back together. */
export function pause(failures: number, random: number): number {
  return Math.min(1000 * 2 ** failures, LONGEST_PAUSE_MILLIS) * (0.5 + random / 2);
}
