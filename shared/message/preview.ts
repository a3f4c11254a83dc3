import type { Message } from '../model/message';
import { compileParsed } from './compile-message';
import { parseMessage, type MessageOptions, type ParsedMessage } from './parse-message';
import type { Surroundings } from './surroundings';

/** What a message is while it is typed: its parts, its faults, and the bytes that would go out. */
export interface Preview extends ParsedMessage {
  readonly bytes:
    | { readonly kind: 'exact'; readonly bytes: Uint8Array }
    /** Variables stand for samples: other bytes will go out, and perhaps more or fewer. */
    | { readonly kind: 'sample'; readonly bytes: Uint8Array }
    | { readonly kind: 'none' };
}

/** Previews a message, line ending included. `samples`: what its variables are filled from. */
export function previewMessage(
  message: Message,
  samples: Surroundings,
  options: MessageOptions = {},
): Preview {
  const parsed = parseMessage(message, options);
  const compiled = compileParsed(parsed, message);
  const { parts, faults } = parsed;
  if (!compiled.ok) return { parts, faults, bytes: { kind: 'none' } };
  const { constant, render } = compiled.value;
  return {
    parts,
    faults,
    bytes:
      constant === null ? { kind: 'sample', bytes: render(samples) } : { kind: 'exact', bytes: constant },
  };
}

/**
 * Surroundings that are the same each time, so that a preview changes only with what is typed. Nothing is captured. `now`: in µs
 * since the Unix epoch.
 */
export function sampleSurroundings(now: number): Surroundings {
  return {
    now: () => now,
    count: () => 1,
    // A fixed sequence that looks like what it stands for: steps of the golden ratio.
    random: (length) => Uint8Array.from({ length }, (_, index) => (0x9e * (index + 1)) & 0xff),
    uuid: () => '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
    captured: () => null,
  };
}
