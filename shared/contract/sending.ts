import { z } from 'zod';
import { endpointId, connectionId } from '../model/ids';
import { message } from '../model/message';
import { MAX_NAME_LENGTH } from '../limits';
import { expectation, pace, repetition, sending, sendingId, sendTarget, sequence } from '../model/sending';
import { statistics } from '../model/statistics';
import { nothing, payload } from './parts';

const started = z.strictObject({ sending: sendingId });
const one = z.strictObject({ sending: sendingId });
const name = z.string().max(MAX_NAME_LENGTH);

/** What sends by itself, what is expected, and what was measured. */
export const sendingContract = {
  /** Begins to send a file, whose bytes come with `sending.piece`. `bytes`: how many there will be; `null` when nobody knows. */
  'sending.file': {
    params: z.strictObject({ target: sendTarget, name, bytes: z.int().min(0).nullable(), pace }),
    result: started,
  },
  /** The next bytes of the file; resolves when more are wanted. Fails as the sending did, once it has. */
  'sending.piece': { params: z.strictObject({ sending: sendingId, data: payload }), result: nothing },
  /** The file has no more bytes; resolves when all are with the system, or it was stopped. */
  'sending.end': { params: one, result: nothing },
  'sending.repeat': {
    params: z.strictObject({ target: sendTarget, name, message, repetition }),
    result: started,
  },
  'sending.sequence': { params: z.strictObject({ target: sendTarget, name, sequence }), result: started },
  'sending.pause': { params: one, result: nothing },
  'sending.resume': { params: one, result: nothing },
  /** Ends it. What is with the system already goes out. One that is over stays as it is. */
  'sending.stop': { params: one, result: nothing },
  /** What sends by itself on an endpoint, and what did so last, newest last. */
  'sending.list': {
    params: z.strictObject({ endpoint: endpointId }),
    result: z.strictObject({ sendings: z.array(sending) }),
  },
  /** Forgets one that is over. */
  'sending.forget': { params: one, result: nothing },
  /** Sends, and waits for the answer; resolves when it came or did not come. The log tells it too. */
  'connection.expect': {
    params: z.strictObject({ connection: connectionId, data: payload, expect: expectation }),
    result: z.strictObject({
      outcome: z.enum(['passed', 'timed-out', 'ended']),
      /** From the send to the read that completed the match, or to the end of the waiting. */
      tookUs: z.int().min(0),
    }),
  },
  /** What was measured on an endpoint, or on one of its connections; seconds from sample `since` on. */
  'statistics.read': {
    params: z.strictObject({
      endpoint: endpointId,
      connection: connectionId.nullable(),
      since: z.int().min(0),
    }),
    result: statistics,
  },
} as const;
