import { EXPECT_MAX_BYTES } from '../../../shared/limits';
import type { CompiledMatching } from '../../../shared/matching/compile-matching';
import type { AnswerSearch } from './answer-search';

/** Part of what an expression can look at within its longest time that it is tried on: keeps one try to a few ms. */
const WINDOW_SHARE = 8;
/** Part of a window up to which each chunk is worth a try of its own. */
const SMALL_SHARE = 16;
/** Bytes of the longest unit of any encoding: what is forgotten is a multiple of it, so that no character changes. */
const UNIT = 4;
const LINE_END = 0x0a;
const CONTROL = 0x01;

/**
 * Looks for a regular expression in a stream: in a window of its last bytes. While little came it is tried at each chunk; later
 * once half a window is new, or when it is told to look. Of a full window the older half is forgotten.
 */
export function regexSearch(compiled: CompiledMatching): AnswerSearch {
  const half = UNIT * Math.max(1, Math.floor(windowBytes(compiled) / 2 / UNIT));
  const size = 2 * half;
  const small = Math.ceil(size / SMALL_SHARE);
  /** A unit that stands in for the bytes that were forgotten, and the window. */
  const kept = new Uint8Array(UNIT + size);
  const window = kept.subarray(UNIT);
  let length = 0;
  let looked = 0;
  let beginning: 'there' | 'forgotten' = 'there';

  function look(): boolean {
    if (looked === length) return false;
    looked = length;
    return beginning === 'there' ? compiled.match(window.subarray(0, length)) !== null : matchesWithin();
  }

  /** The window's first byte is not the stream's, so `^` must not match there: nor may a match depend on what stands in front. */
  function matchesWithin(): boolean {
    const behind = (stand: number): number => {
      kept.fill(stand, 0, UNIT);
      return compiled.match(kept.subarray(0, UNIT + length))?.start ?? -1;
    };
    const start = behind(LINE_END);
    return start >= UNIT || (start >= 0 && behind(CONTROL) >= 0);
  }

  function forget(): void {
    window.copyWithin(0, length - half, length);
    length = half;
    looked = half;
    beginning = 'forgotten';
  }

  return {
    push(bytes) {
      for (let taken = 0; taken < bytes.length;) {
        if (length === size) forget();
        const part = bytes.subarray(taken, taken + Math.min(half, size - length));
        window.set(part, length);
        length += part.length;
        taken += part.length;
        if ((length === size || length - looked >= half) && look()) return 'found';
      }
      if (length <= small && beginning === 'there') return look() ? 'found' : 'not-yet';
      return looked === length ? 'not-yet' : 'unsure';
    },
    look,
  };
}

function windowBytes({ reach }: CompiledMatching): number {
  return Math.min(EXPECT_MAX_BYTES, Math.floor(reach / WINDOW_SHARE));
}
