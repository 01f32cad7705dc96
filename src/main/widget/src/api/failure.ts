// Why a call did not do what it was to do.

/** `network`: no answer came. */
export type Cause = 'network' | 'refused';

export class Failure extends Error {
  constructor(
    readonly reason: Cause,
    /** 0 without an answer. */
    readonly status: number,
    readonly code: string,
    /** How long the gateway asks to wait. */
    readonly waitMillis?: number,
  ) {
    super(code);
  }

  /** The same call may succeed later. */
  get isPassing(): boolean {
    return this.reason === 'network' || this.status === 429 || this.status >= 502 || this.status === 408;
  }

  /** Proxies and firewalls answer 401 and 403, too, and mean something else. */
  get isSessionOver(): boolean {
    return this.code === 'invalid_session' || this.code === 'token_required';
  }

  get isClosed(): boolean {
    return this.code === 'channel_closed';
  }

  /** The gateway, or the Odoo behind it, has no such thing. */
  get isUnsupported(): boolean {
    return this.status === 404 || this.status === 405 || this.status === 501;
  }
}

export const noAnswer = (): Failure => new Failure('network', 0, 'no_answer');

/** An error as the gateway words it, or whatever a proxy in front of it says. */
export function refusal(status: number, body: string, retryAfter: string | null): Failure {
  const seconds = Number(retryAfter ?? NaN);
  return new Failure('refused', status, codeOf(body), seconds >= 0 ? seconds * 1000 : undefined);
}

function codeOf(body: string): string {
  try {
    return String((JSON.parse(body) as { code?: unknown }).code ?? '');
  } catch {
    return '';
  }
}

/** What was thrown, as a failure; a mistake of ours stays what it is. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  throw thrown;
}
