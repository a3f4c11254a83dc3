import type { Fault } from '../../../shared/message/fault';

/** What a stretch of a source is, as far as it is drawn another way. */
export type Tone = 'text' | 'escape' | 'hex' | 'variable' | 'mark';

/** A stretch of a source: characters `start … end - 1` (UTF-16 units). */
export interface TonedPart {
  readonly start: number;
  readonly end: number;
  readonly tone: Tone;
}

/** Text that is drawn in one way. */
export interface Run {
  readonly text: string;
  readonly tone: Tone;
  readonly isFaulty: boolean;
}

/** Runs that are drawn; a source of nothing but escapes has more, and is then marked only where it is wrong. */
const MAX_RUNS = 4_000;

/** Cuts a source where its parts and its faults begin and end. A fault without a length marks the character beside it. */
export function runsOf(
  source: string,
  parts: readonly TonedPart[],
  faults: readonly Fault[],
): readonly Run[] {
  const runs = merged(cut(source, parts, faults));
  return runs.length <= MAX_RUNS ? runs : merged(cut(source, [], faults));
}

function cut(source: string, parts: readonly TonedPart[], faults: readonly Fault[]): readonly Run[] {
  const marked = faults.map((fault) => visible(fault, source.length));
  const cuts = new Set([0, source.length]);
  for (const { start, end } of [...parts, ...marked]) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const runs: Run[] = [];
  let part = 0;
  let fault = 0;
  for (const [at, start] of places.entries()) {
    const end = places[at + 1];
    if (end === undefined) break;
    while (part < parts.length && (parts[part]?.end ?? 0) <= start) part += 1;
    while (fault < marked.length && (marked[fault]?.end ?? 0) <= start) fault += 1;
    const inPart = (parts[part]?.start ?? Infinity) <= start;
    runs.push({
      text: source.slice(start, end),
      tone: inPart ? (parts[part]?.tone ?? 'text') : 'text',
      isFaulty: (marked[fault]?.start ?? Infinity) <= start,
    });
  }
  return runs;
}

/** Neighbours that look alike are one. */
function merged(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.tone === run.tone && last.isFaulty === run.isFaulty)
      all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

function visible({ start, end }: Fault, length: number): { readonly start: number; readonly end: number } {
  if (end > start) return { start: Math.min(start, length), end: Math.min(end, length) };
  return start > 0
    ? { start: Math.min(start, length) - 1, end: start }
    : { start: 0, end: Math.min(1, length) };
}
