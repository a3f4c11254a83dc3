/** Why the host refuses: the HTTP status (RFC 9110 §15), the sentence a person reads, and what to do next. */
export interface Refusal {
  readonly status: number;
  readonly sentence: string;
  readonly next: string;
}

const openLink = 'Open the link that Parley printed when it started.';

/** Every refusal of the host. Texts are constant: nothing of a request is ever repeated in an answer. */
export const refusals = {
  'foreign-host': {
    status: 403,
    sentence: 'Parley answers only at the exact address it printed.',
    next: openLink,
  },
  'foreign-origin': { status: 403, sentence: 'Parley does not answer to other pages.', next: openLink },
  'foreign-site': {
    status: 403,
    sentence: 'Parley cannot be opened from another page.',
    next: 'Paste the link that Parley printed into the address bar.',
  },
  'unsafe-method': { status: 405, sentence: 'Parley answers only GET and HEAD.', next: openLink },
  'no-key': { status: 401, sentence: 'This browser has not been let in yet.', next: openLink },
  'wrong-key': { status: 401, sentence: 'This link does not open Parley, or not any more.', next: openLink },
  'not-found': { status: 404, sentence: 'There is nothing at this address.', next: openLink },
  'upgrade-needed': { status: 426, sentence: 'Only a WebSocket is served here.', next: openLink },
  'too-many-sockets': {
    status: 503,
    sentence: 'Too many pages are open at once.',
    next: 'Close some of Parley’s tabs, then reload this one.',
  },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof refusals;
