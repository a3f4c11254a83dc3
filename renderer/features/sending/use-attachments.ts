import { useRef, useState } from 'react';
import type { Outcome } from '../../../shared/errors';
import type { SendTarget } from '../../../shared/model/sending';
import { useServices } from '../../state/app-context';
import { firstPace, readPace, type PaceDraft } from './pace-draft';
import { sendFile, type FileSent } from './send-file';

/** A file that was chosen and not sent yet, or a long text in the place of one. */
export interface Attachment {
  readonly id: number;
  readonly name: string;
  readonly content: Blob;
  readonly pace: PaceDraft;
  readonly trouble: Trouble;
}

/** Why it did not go out when it was to be sent. */
export type Trouble = { readonly kind: 'none' } | Exclude<FileSent, { readonly kind: 'handed' }>;

interface Attachments {
  readonly list: readonly Attachment[];
  readonly add: (files: readonly { readonly name: string; readonly content: Blob }[]) => void;
  readonly setPace: (id: number, pace: PaceDraft) => void;
  readonly remove: (id: number) => void;
  /** Begins to send one; it leaves the list, and comes back when it could not begin or be read. */
  readonly send: (id: number, target: Outcome<SendTarget>) => void;
}

const noTrouble: Trouble = { kind: 'none' };

/** The files that wait in a pane until somebody sends them. */
export function useAttachments(): Attachments {
  const { client } = useServices();
  const [list, setList] = useState<readonly Attachment[]>([]);
  const lastId = useRef(0);

  function change(id: number, part: Partial<Attachment>): void {
    setList((now) => now.map((each) => (each.id === id ? { ...each, ...part } : each)));
  }

  async function send(id: number, target: Outcome<SendTarget>): Promise<void> {
    const attachment = list.find((each) => each.id === id);
    if (attachment === undefined) return;
    const { name, content } = attachment;
    const read = readPace(attachment.pace);
    if (read.kind === 'wrong') return;
    if (!target.ok) return change(id, { trouble: { kind: 'refused', error: target.error } });
    setList((now) => now.filter((each) => each.id !== id));
    const sent = await sendFile(client, { target: target.value, name, content, pace: read.pace });
    if (sent.kind !== 'handed') setList((now) => [...now, { ...attachment, trouble: sent }]);
  }

  return {
    list,
    add: (files) => {
      const added = files.map(({ name, content }) => {
        lastId.current += 1;
        return { id: lastId.current, name, content, pace: firstPace, trouble: noTrouble };
      });
      setList((now) => [...now, ...added]);
    },
    setPace: (id, pace) => change(id, { pace }),
    remove: (id) => setList((now) => now.filter((each) => each.id !== id)),
    send: (id, target) => void send(id, target),
  };
}
