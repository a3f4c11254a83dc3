import { z } from 'zod';
import { RULES_PAGE, TRY_MAX_BYTES } from '../limits';
import { bytes } from '../model/bytes';
import { endpointId } from '../model/ids';
import { rule, ruleId, ruleText } from '../model/rule';
import { nothing } from './parts';

const endpoint = endpointId;

/** The rules of an endpoint: the first that fits fires; where none does, the fall-back rule, whatever it matches. */
export const answeringContract = {
  /** Fewer rules than were asked for where they are large, but one at least: the next page begins behind the last of them. */
  'rules.window': {
    params: z.strictObject({ endpoint, from: z.int().min(0), count: z.int().min(1).max(RULES_PAGE) }),
    result: z.strictObject({ total: z.int().min(0), rules: z.array(rule), fallback: rule.nullable() }),
  },
  /** Changes a rule, or adds one at the end (`id: null`) or as the fall-back. A rule that cannot work is refused: `invalid_rule`. */
  'rules.save': {
    params: z.strictObject({
      endpoint,
      id: ruleId.nullable(),
      place: z.enum(['list', 'fallback']),
      rule: ruleText,
    }),
    result: z.strictObject({ id: ruleId }),
  },
  /** Puts a rule of the list at another index. */
  'rules.move': {
    params: z.strictObject({ endpoint, id: ruleId, to: z.int().min(0) }),
    result: nothing,
  },
  'rules.remove': {
    params: z.strictObject({ endpoint, ids: z.array(ruleId).min(1).max(RULES_PAGE) }),
    result: nothing,
  },
  /** What the rules would do with these bytes as one chunk of a new connection. Nothing is sent. */
  'rules.try': {
    params: z.strictObject({
      endpoint,
      data: bytes.refine((data) => data.length <= TRY_MAX_BYTES, `must hold at most ${TRY_MAX_BYTES} bytes`),
    }),
    result: z.strictObject({
      /** What each message fires: the chunk, or each frame in it. The bytes `start … end - 1` of the input. */
      fired: z.array(
        z.strictObject({
          start: z.int().min(0),
          end: z.int().min(0),
          /** The rule, or `null` when none fits. `index`: its place in the list; `null` for the fall-back. */
          rule: ruleId.nullable(),
          name: z.string(),
          index: z.int().min(0).nullable(),
          /** `data`: the first bytes of `length`, as many as are shown. */
          reply: z.array(z.strictObject({ delayMs: z.int().min(0), length: z.int().min(0), data: bytes })),
          then: z.enum(['stay', 'close', 'reset']),
        }),
      ),
    }),
  },
} as const;
