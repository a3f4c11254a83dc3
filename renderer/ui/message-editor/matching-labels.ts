import type { EncodingName } from '../../../shared/model/message';
import type { Matching } from '../../../shared/model/matching';

/** The ways in which received bytes are compared, in the order of a menu. */
export const matchingLabels: readonly {
  readonly value: Matching['by'];
  readonly name: string;
  readonly explains: string;
}[] = [
  { value: 'contains', name: 'contains', explains: 'The bytes stand anywhere in it.' },
  { value: 'equals', name: 'equals', explains: 'It is exactly these bytes.' },
  { value: 'starts-with', name: 'starts with', explains: 'It begins with these bytes.' },
  {
    value: 'regex',
    name: 'matches a regex',
    explains: 'A regular expression of RE2’s kind fits somewhere in it.',
  },
  { value: 'any', name: 'is anything', explains: 'Whatever it is.' },
];

/** Another way to compare, with as much of what was typed as it has a place for. */
export function rematched(matching: Matching, by: Matching['by']): Matching {
  if (matching.by === by) return matching;
  const { source, encoding } = textOf(matching);
  switch (by) {
    case 'any':
      return { by };
    case 'regex':
      return { by, source, over: 'text', encoding, matchCase: true };
    case 'equals':
    case 'contains':
    case 'starts-with':
      return { by, content: 'content' in matching ? matching.content : { mode: 'text', source, encoding } };
  }
}

function textOf(matching: Matching): { readonly source: string; readonly encoding: EncodingName } {
  if (matching.by === 'any') return { source: '', encoding: 'utf-8' };
  return matching.by === 'regex' ? matching : matching.content;
}
