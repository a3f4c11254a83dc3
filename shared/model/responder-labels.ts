import type { ResponderKind } from './responder';

/** Name and one-line explanation of each responder, in the order a menu shows them. */
export const responderLabels: Readonly<Record<ResponderKind, { name: string; explains: string }>> = {
  echo: { name: 'Echo', explains: 'Sends every byte back to the connection it came from.' },
  manual: { name: 'Manual', explains: 'Sends nothing by itself; you type the replies.' },
  discard: { name: 'Discard', explains: 'Reads everything and answers nothing (RFC 863).' },
  fixed: { name: 'Fixed reply', explains: 'Answers every message with the same one.' },
  rules: { name: 'Rules', explains: 'Answers by the first of your rules that fits.' },
  chargen: { name: 'Characters', explains: 'Sends lines of characters without end (RFC 864).' },
  daytime: { name: 'Daytime', explains: 'Sends date and time, then closes (RFC 867).' },
};
