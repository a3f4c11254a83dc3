import { encodeText } from '../bytes/utf8';
import { foldByte, type CompiledPattern } from './compiled';
import { read, wrong, type Reading } from './fault';
import { folded, foldsOnlyAscii } from './folding';

/** Text to look for as UTF-8. Without case, ASCII letters fold, and other characters match the UTF-8 of either case. */
export function readText(text: string, matchCase: boolean): Reading<CompiledPattern> {
  const encoded = encodeText(text);
  if (encoded.kind === 'lone-surrogate')
    return wrong(encoded.index, 'it is half of a character, which UTF-8 cannot carry');
  const { bytes } = encoded;
  if (matchCase) return read({ kind: 'literal', bytes, folds: false });
  const characters = [...text];
  if (characters.every(foldsOnlyAscii))
    return read({ kind: 'literal', bytes: bytes.map(foldByte), folds: /[a-z]/i.test(text) });
  const terms = characters.map(folded);
  return read({
    kind: 'regex',
    source: terms.map((term) => term.source).join(''),
    folds: true,
    longest: terms.reduce((sum, term) => sum + term.longest, 0),
    edges: false,
    overlaps: true,
  });
}
