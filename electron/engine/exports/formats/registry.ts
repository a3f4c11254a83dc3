import type { ExportFormat } from '../../../../shared/model/export';
import { pcapng } from '../pcapng/pcapng';
import { hexdump } from './hexdump';
import { jsonl } from './jsonl';
import { raw } from './raw';
import type { FileFormat } from './record-writer';
import { text } from './text';

/** How files of a format are written. A format without an entry does not compile. */
export function fileFormat(format: ExportFormat): FileFormat {
  switch (format.kind) {
    case 'text':
      return text;
    case 'hexdump':
      return hexdump;
    case 'jsonl':
      return jsonl;
    case 'raw':
      return raw(format.direction);
    case 'pcapng':
      return pcapng;
  }
}
