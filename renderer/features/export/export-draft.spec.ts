import { describe, expect, it } from 'vitest';
import { framedEventSeq, framedSeq } from '../../../shared/framing/framed-seq';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { FilterId } from '../../../shared/model/criteria';
import type { EndpointId } from '../../../shared/model/ids';
import { exportRequest, firstDraft, rangeProblem, type ExportDraft } from './export-draft';
import type { LogScope } from '../log/log';

const scope: LogScope = {
  capture: LIVE_CAPTURE,
  endpoint: 1 as EndpointId,
  connection: null,
  filter: 4 as FilterId,
  unit: 'records',
  selected: 17,
};
const view = { capture: 0, endpoint: 1, connection: null };

function request(draft: Partial<ExportDraft>, of = scope): unknown {
  return exportRequest({ ...firstDraft(of), ...draft }, of);
}

describe('what is exported', () => {
  it('begins with what the log shows', () => {
    expect(firstDraft(scope).rows).toBe('filtered');
    expect(firstDraft({ ...scope, filter: null }).rows).toBe('all');
  });

  it.each<[Partial<ExportDraft>, object]>([
    [{ rows: 'all' }, { filter: null, from: null, to: null, format: { kind: 'text' } }],
    [
      { rows: 'filtered', choice: 'hexdump' },
      { filter: 4, from: null, to: null, format: { kind: 'hexdump' } },
    ],
    [
      { rows: 'selected', choice: 'jsonl' },
      { filter: null, from: 17, to: 17, format: { kind: 'jsonl' } },
    ],
    [
      { rows: 'between', from: '1,000', to: ' 2 000 ', choice: 'raw-in' },
      { filter: null, from: 1_000, to: 2_000, format: { kind: 'raw', direction: 'in' } },
    ],
    [
      { rows: 'between', from: '', to: '9', choice: 'raw-out' },
      { filter: null, from: null, to: 9, format: { kind: 'raw', direction: 'out' } },
    ],
    [
      { rows: 'all', choice: 'pcapng' },
      { filter: null, from: null, to: null, format: { kind: 'pcapng' } },
    ],
  ])('%o', (draft, rest) => {
    expect(request(draft)).toEqual({ ...view, ...rest });
  });

  it.each([
    ['1', '2', null],
    ['2', '2', null],
    ['', '', null],
    ['3', '2', 'The first record comes after the last one.'],
    ['x', '2', 'Type the numbers of records, or nothing for no bound.'],
    ['1', '-2', 'Type the numbers of records, or nothing for no bound.'],
  ])('from “%s” to “%s”: %s', (from, to, problem) => {
    const draft: ExportDraft = { rows: 'between', from, to, choice: 'text' };
    expect(rangeProblem(draft)).toBe(problem);
    expect(request(draft) === null).toBe(problem !== null);
    expect(rangeProblem({ ...draft, rows: 'all' })).toBeNull();
  });

  it('names frames by the records that they end in', () => {
    const frames: LogScope = { ...scope, unit: 'frames' };
    expect(request({ rows: 'between', from: '3', to: '5' }, frames)).toMatchObject({
      from: framedSeq(3, 0),
      to: framedEventSeq(5),
    });
    expect(request({ rows: 'selected' }, frames)).toMatchObject({ from: 17, to: 17 });
  });
});
