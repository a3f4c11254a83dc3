import { framerOf } from '../../../shared/framing/create-framer';
import {
  FRAME_DEFAULT_BYTES,
  FRAME_MAX_BYTES,
  FRAME_MAX_IDLE_MS,
  PATTERN_MAX_LENGTH,
} from '../../../shared/limits';
import type { Framing, FramingKind } from '../../../shared/model/framing';

type Delimiter = Extract<Framing, { kind: 'delimiter' }>;
type LengthPrefix = Extract<Framing, { kind: 'length' }>;

/** A framing as it is typed: every field of every kind, so that nothing typed is lost by looking at another kind. */
export interface FramingDraft {
  readonly kind: FramingKind;
  readonly mode: Delimiter['mode'];
  readonly delimiter: string;
  readonly keep: boolean;
  readonly length: string;
  readonly width: LengthPrefix['width'];
  readonly order: LengthPrefix['order'];
  readonly offset: string;
  readonly counts: LengthPrefix['counts'];
  readonly ms: string;
  readonly most: string;
}

/** Fields in which something can be wrong. */
export type FramingField = 'delimiter' | 'length' | 'offset' | 'ms' | 'most';

/** What is wrong with each field, in a sentence. */
export type FramingProblems = Readonly<Partial<Record<FramingField, string>>>;

/** What a draft says: a framing, or what is wrong with it. */
export type ReadFraming =
  | { readonly ok: true; readonly framing: Framing }
  | { readonly ok: false; readonly problems: FramingProblems };

const MAX_OFFSET = 1_024;

const emptyDraft: FramingDraft = {
  ...{ kind: 'none', mode: 'text', delimiter: '\\n', keep: false, length: '16' },
  ...{ width: 2, order: 'big', offset: '0', counts: 'rest', ms: '50', most: String(FRAME_DEFAULT_BYTES) },
};

/** A framing as a person would have typed it. */
export function draftOf(framing: Framing): FramingDraft {
  switch (framing.kind) {
    case 'none':
      return emptyDraft;
    case 'fixed':
      return { ...emptyDraft, kind: 'fixed', length: String(framing.length) };
    case 'delimiter':
      return { ...emptyDraft, ...framing, most: String(framing.most) };
    case 'length':
      return { ...emptyDraft, ...framing, offset: String(framing.offset), most: String(framing.most) };
    case 'idle':
      return { ...emptyDraft, ...framing, ms: String(framing.ms), most: String(framing.most) };
  }
}

/** Reads what was typed for the chosen kind; fields of other kinds do not count. */
export function readDraft(draft: FramingDraft): ReadFraming {
  const most = wholeNumber(draft.most, 1, FRAME_MAX_BYTES, 'The most bytes of a frame');
  switch (draft.kind) {
    case 'none':
      return { ok: true, framing: { kind: 'none' } };
    case 'fixed': {
      const length = wholeNumber(draft.length, 1, FRAME_MAX_BYTES, 'The length of a frame');
      return together({ length }, ([bytes]) => ({ kind: 'fixed', length: bytes }));
    }
    case 'idle': {
      const ms = wholeNumber(draft.ms, 1, FRAME_MAX_IDLE_MS, 'The pause');
      return together({ ms, most }, ([pause, bytes]) => ({ kind: 'idle', ms: pause, most: bytes }));
    }
    case 'length': {
      const offset = wholeNumber(draft.offset, 0, MAX_OFFSET, 'The number of bytes ahead of the length');
      const { width, order, counts } = draft;
      return together({ offset, most }, ([ahead, bytes]) => ({
        ...{ kind: 'length', width, order, counts },
        ...{ offset: ahead, most: bytes },
      }));
    }
    case 'delimiter': {
      const { mode, delimiter, keep } = draft;
      if (delimiter.length > PATTERN_MAX_LENGTH)
        return wrong({
          delimiter: `It has more than ${PATTERN_MAX_LENGTH.toLocaleString('en')} characters.`,
        });
      if (delimiter === '') return wrong({ delimiter: 'Type what a frame ends with.' });
      return together({ most }, ([bytes]) => ({ kind: 'delimiter', mode, delimiter, keep, most: bytes }));
    }
  }
}

type Numbers = Readonly<Partial<Record<FramingField, number | string>>>;

/** The framing of these numbers, once each is one and the framing can be; else the sentences that stand in their place. */
function together(numbers: Numbers, make: (values: [number, number]) => Framing): ReadFraming {
  const problems = Object.fromEntries(
    Object.entries(numbers).filter(([, value]) => typeof value === 'string'),
  ) as FramingProblems;
  if (Object.keys(problems).length > 0) return wrong(problems);
  const framing = make(Object.values(numbers) as [number, number]);
  const checked = framerOf(framing);
  if (checked.ok) return { ok: true, framing };
  const { error } = checked;
  if (error.code !== 'invalid_framing') return wrong({ most: 'This framing cannot be.' });
  const { part, problem } = error.details;
  return wrong({ [part === 'offset' ? 'offset' : 'delimiter']: sentence(problem) });
}

/** The number, or the sentence that says why it is none. */
function wholeNumber(text: string, least: number, most: number, what: string): number | string {
  const digits = text.replaceAll(/[\s,_]/g, '');
  const value = /^\d{1,15}$/.test(digits) ? Number(digits) : NaN;
  if (value >= least && value <= most) return value;
  return `${what} must be a whole number from ${least} to ${most.toLocaleString('en')}.`;
}

function wrong(problems: FramingProblems): ReadFraming {
  return { ok: false, problems };
}

function sentence(problem: string): string {
  return `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
}
