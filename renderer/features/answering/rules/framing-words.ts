import type { Framing } from '../../../../shared/model/framing';

/** On what rules are tried, in a few words. */
export function framingWords(framing: Framing): string {
  switch (framing.kind) {
    case 'none':
      return 'each chunk, as it was read';
    case 'delimiter':
      return `each frame that ends with ${framing.mode === 'hex' ? framing.delimiter : `“${framing.delimiter}”`}`;
    case 'fixed':
      return `each ${framing.length.toLocaleString('en')} bytes`;
    case 'length':
      return 'each frame with its length in front';
    case 'idle':
      return `what comes until a pause of ${framing.ms.toLocaleString('en')} ms`;
  }
}
