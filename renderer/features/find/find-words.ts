import type { Result } from '../../../shared/contract';
import { explain } from '../../../shared/explanations';
import { count, countOf } from '../log/row-text';
import { PARTS, type Draft, type Mistake } from './draft';
import type { Search } from './finder';
import type { Match } from './step';

const MILLION = 1_000_000;

/** How far looking has come: `2.1 of 10 million`, `1,204 of 56,000`. */
export function progressWords({ scanned, of }: Pick<Result<'filter.status'>, 'scanned' | 'of'>): string {
  if (of < MILLION) return `${count(scanned)} of ${count(of)}`;
  return `${millions(scanned)} of ${millions(of)} million`;
}

/** What was found so far: `12 of 3,456 matches`, `3,456 matches so far`, `No matches`. */
export function foundWords(search: Search, match: Match | null): string {
  if (search.kind !== 'open' || search.status === null) return '';
  const { matches, state } = search.status;
  if (state.kind === 'failed') return explain(state.error).sentence;
  const rest = state.kind === 'scanning' ? ' so far' : '';
  if (matches === 0) return state.kind === 'scanning' ? '' : 'No matches';
  const all = countOf(matches, 'match', 'matches');
  return match?.filter === search.filter ? `${count(match.index + 1)} of ${all}${rest}` : `${all}${rest}`;
}

/** A text with a fault in it, cut to what is around the fault so that it can be pointed at. */
export interface Pointed {
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/** Characters that are shown on either side of a fault: a short line's worth. */
const AROUND = 24;

/** Points at the fault in a text. Behind the last character there is a blank to point at. */
export function pointAt(text: string, { position }: Pick<Mistake, 'position'>): Pointed {
  const start = Math.min(position, text.length);
  const at = start < text.length ? String.fromCodePoint(text.codePointAt(start) ?? 0) : '';
  const from = Math.max(0, start - AROUND);
  const end = start + at.length;
  const to = Math.min(text.length, end + AROUND);
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(from, start)}`,
    at: at === '' ? '\u00a0' : at,
    after: `${text.slice(end, to)}${to < text.length ? '…' : ''}`,
  };
}

/** A facet that narrows, as a chip names it, and the draft without it. */
export interface FacetChip {
  readonly name: string;
  readonly without: Partial<Draft>;
}

/** The facets of a draft that narrow. */
export function facetChips({ parts, connections, length, time }: Draft): readonly FacetChip[] {
  const chips: FacetChip[] = [];
  if (parts.length > 0 && parts.length < PARTS)
    chips.push({ name: parts.join(', '), without: { parts: [] } });
  if (connections.trim() !== '')
    chips.push({ name: `connections ${connections.trim()}`, without: { connections: '' } });
  if (length.trim() !== '') chips.push({ name: `length ${length.trim()}`, without: { length: '' } });
  if (time.trim() !== '') chips.push({ name: `time ${time.trim()}`, without: { time: '' } });
  return chips;
}

/** Cut rather than rounded: 9.99 of 10 million is not all. */
function millions(records: number): string {
  return count(Math.floor((records / MILLION) * 10) / 10);
}
