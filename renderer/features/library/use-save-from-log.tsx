import { useState, type ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import { explain } from '../../../shared/explanations';
import { MESSAGE_MAX_LENGTH } from '../../../shared/limits';
import type { EncodingName } from '../../../shared/model/message';
import type { SavedContent } from '../../../shared/model/library';
import { useServices } from '../../state/app-context';
import { messageName } from '../composer/message-name';
import { readBytes, type CopySource } from '../log/detail/copy';
import { messageOfBytes } from './message-of-bytes';
import { SaveDialog } from './save-dialog';

interface SaveFromLog {
  /** Reads the bytes and asks for their name. Resolves with the sentence that says why not, or with none. */
  readonly save: (source: CopySource, encoding: EncodingName) => Promise<string>;
  /** The question, while it is asked. */
  readonly dialog: ReactNode;
}

/** Keeps a record of a log, or some bytes of it, as a message in the library. */
export function useSaveFromLog(): SaveFromLog {
  const { client } = useServices();
  const [content, setContent] = useState<SavedContent | null>(null);

  async function save(source: CopySource, encoding: EncodingName): Promise<string> {
    const { start, end } = source.range ?? { start: 0, end: source.row.length };
    const tooLong = `Nothing was saved: a message has at most ${MESSAGE_MAX_LENGTH.toLocaleString('en')} characters, and these are ${formatBytes(end - start)}. Select fewer bytes.`;
    if (end - start > MESSAGE_MAX_LENGTH) return tooLong;
    const read = await readBytes(client, source, { start, end });
    if (!read.ok) return `Nothing was saved. ${explain(read.error).sentence}`;
    const message = messageOfBytes(read.value, encoding);
    if (message === null) return tooLong;
    setContent({ name: messageName(message), tags: [], content: { kind: 'message', message } });
    return '';
  }

  const dialog = content === null ? null : <SaveDialog content={content} onClose={() => setContent(null)} />;
  return { save, dialog };
}
