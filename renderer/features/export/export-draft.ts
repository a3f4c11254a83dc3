import type { Params } from '../../../shared/contract';
import type { ExportFormat } from '../../../shared/model/export';
import { firstSeq, lastSeq } from '../../state/row-unit';
import type { LogScope } from '../log/log';

/** Which rows: all of the view, those that its filter keeps, the selected record, or records by their numbers. */
export type ExportRows = 'all' | 'filtered' | 'selected' | 'between';

/** Each way to write rows, in the order in which a person is asked. */
export type ExportChoice = 'text' | 'hexdump' | 'jsonl' | 'raw-in' | 'raw-out' | 'pcapng';

/** What was chosen and typed so far. */
export interface ExportDraft {
  readonly rows: ExportRows;
  readonly from: string;
  readonly to: string;
  readonly choice: ExportChoice;
}

interface Choice {
  readonly name: string;
  readonly explains: string;
  readonly format: ExportFormat;
}

export const exportChoices: Readonly<Record<ExportChoice, Choice>> = {
  text: {
    name: 'Plain text',
    explains: 'A line for each record: time, direction, connection, length and the text of its bytes.',
    format: { kind: 'text' },
  },
  hexdump: {
    name: 'Hex dump',
    explains: 'Position, hex digits and printable characters, 16 bytes a line, below a line for each record.',
    format: { kind: 'hexdump' },
  },
  jsonl: {
    name: 'JSON Lines',
    explains: 'A JSON object on a line for each record, its bytes in base64: for programs.',
    format: { kind: 'jsonl' },
  },
  'raw-in': {
    name: 'Bytes received',
    explains: 'The received bytes and nothing else, one read after the other.',
    format: { kind: 'raw', direction: 'in' },
  },
  'raw-out': {
    name: 'Bytes sent',
    explains: 'The sent bytes and nothing else, one write after the other.',
    format: { kind: 'raw', direction: 'out' },
  },
  pcapng: {
    name: 'pcapng',
    explains: 'For Wireshark: the bytes in TCP packets, whose headers are made up to fit them and say so.',
    format: { kind: 'pcapng' },
  },
};

/** Where a dialog begins: what the log shows. */
export function firstDraft({ filter }: LogScope): ExportDraft {
  return { rows: filter === null ? 'all' : 'filtered', from: '', to: '', choice: 'text' };
}

/** Why records cannot be exported by what was typed, or `null`: a sentence for the place below the fields. */
export function rangeProblem({ rows, from, to }: ExportDraft): string | null {
  if (rows !== 'between') return null;
  const first = readNumber(from);
  const last = readNumber(to);
  if (first === undefined || last === undefined)
    return 'Type the numbers of records, or nothing for no bound.';
  if (first !== null && last !== null && first > last) return 'The first record comes after the last one.';
  return null;
}

/** The call that a draft stands for; `null` while it has a {@link rangeProblem}. */
export function exportRequest(draft: ExportDraft, scope: LogScope): Params<'export.start'> | null {
  if (rangeProblem(draft) !== null) return null;
  const { selected, filter, unit, ...view } = scope;
  const from = readNumber(draft.from) ?? null;
  const to = readNumber(draft.to) ?? null;
  const bounds = {
    all: { from: null, to: null },
    filtered: { from: null, to: null },
    selected: { from: selected, to: selected },
    between: {
      from: from === null ? null : firstSeq(from, unit),
      to: to === null ? null : lastSeq(to, unit),
    },
  }[draft.rows];
  return {
    ...view,
    filter: draft.rows === 'filtered' ? filter : null,
    ...bounds,
    format: exportChoices[draft.choice].format,
  };
}

/** A record's number as the log shows it, with separators or without; `null` for nothing, undefined for anything else. */
function readNumber(text: string): number | null | undefined {
  const typed = text.replaceAll(/[\s,]/g, '');
  if (typed === '') return null;
  return /^\d{1,15}$/.test(typed) ? Number(typed) : undefined;
}
