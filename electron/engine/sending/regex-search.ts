import { EXPECT_MAX_BYTES } from '../../../shared/limits';
import type { CompiledMatching } from '../../../shared/matching/compile-matching';
import type { AnswerSearch } from './answer-search';

/** Part of what an expression can look at within its longest time that it is tried on: keeps one try to a few ms. */
const WINDOW_SHARE = 8;
/** Part of a window up to which each chunk is worth a try of its own. */
const SMALL_SHARE = 16;

/**
 * Looks for a regular expression in a stream: in a window of its last bytes. While little came it is tried at each chunk; later
 * once half a window is new, or when it is told to look. Of a full window the older half is forgotten.
 */
export function regexSearch(compiled: CompiledMatching): AnswerSearch {
  const size = Math.max(2, Math.min(EXPECT_MAX_BYTES, Math.floor(compiled.reach / WINDOW_SHARE)));
  const small = Math.ceil(size / SMALL_SHARE);
  const half = size >>> 1;
  const window = new Uint8Array(size);
  let length = 0;
  let looked = 0;
  let beginning: 'there' | 'forgotten' = 'there';

  function look(): boolean {
    if (looked === length) return false;
    looked = length;
    const match = compiled.match(window.subarray(0, length));
    // Where bytes were forgotten, the window's first byte is not the stream's: `^` must not match there.
    return match !== null && (beginning === 'there' || match.start > 0);
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
