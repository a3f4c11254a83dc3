import { expect, it } from 'vitest';
import type { ExportFormat } from '../../../../shared/model/export';
import { fileFormat } from './registry';

it.each<[ExportFormat, string]>([
  [{ kind: 'text' }, 'txt'],
  [{ kind: 'hexdump' }, 'hex.txt'],
  [{ kind: 'jsonl' }, 'jsonl'],
  [{ kind: 'raw', direction: 'out' }, 'bin'],
  [{ kind: 'pcapng' }, 'pcapng'],
])('%j is written to .%s', (format, extension) => {
  expect(fileFormat(format).extension).toBe(extension);
});
