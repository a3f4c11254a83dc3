import { File, SendHorizontal, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import { explain } from '../../../shared/explanations';
import { Button, IconButton } from '../../ui/button';
import { Field } from '../../ui/field';
import styles from './attachment-list.module.css';
import { readPace, type PaceDraft } from './pace-draft';
import type { Attachment, Trouble } from './use-attachments';

interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  readonly onPace: (id: number, pace: PaceDraft) => void;
  readonly onSend: (id: number) => void;
  readonly onRemove: (id: number) => void;
}

/** The files that wait to be sent: their sizes, how fast each goes out, and the button that sends it. */
export function AttachmentList({ attachments, ...actions }: AttachmentListProps): ReactNode {
  if (attachments.length === 0) return null;
  return (
    <ul className={styles['list']} aria-label="Files to send">
      {attachments.map((attachment) => (
        <li key={attachment.id} className={styles['file']}>
          <Entry attachment={attachment} {...actions} />
        </li>
      ))}
    </ul>
  );
}

function Entry({
  attachment: { id, name, content, pace, trouble },
  onPace,
  onSend,
  onRemove,
}: Omit<AttachmentListProps, 'attachments'> & { readonly attachment: Attachment }): ReactNode {
  const read = readPace(pace);
  const problem = read.kind === 'wrong' ? read.problem : troubleWords(name, trouble);
  const isWrong = (field: keyof PaceDraft): boolean => read.kind === 'wrong' && read.field === field;
  return (
    <>
      <div className={styles['name']}>
        <File size={14} aria-hidden />
        <span className={styles['words']} title={name}>
          {name}
        </span>
        <span className={styles['size']}>{formatBytes(content.size)}</span>
        <IconButton
          label={`Do not send ${name}`}
          icon={<X size={14} aria-hidden />}
          onPress={() => onRemove(id)}
        />
      </div>
      <div className={styles['options']}>
        <Field
          label="Chunk (bytes)"
          numeric
          value={pace.chunk}
          onChange={(chunk) => onPace(id, { ...pace, chunk })}
          isInvalid={isWrong('chunk')}
        />
        <Field
          label="Bytes per second"
          numeric
          placeholder="No limit"
          value={pace.rate}
          onChange={(rate) => onPace(id, { ...pace, rate })}
          isInvalid={isWrong('rate')}
        />
        <Button
          tone="primary"
          aria-label={`Send ${name}`}
          icon={<SendHorizontal size={15} aria-hidden />}
          isDisabled={read.kind === 'wrong'}
          onPress={() => onSend(id)}
        >
          Send file
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </>
  );
}

function troubleWords(name: string, trouble: Trouble): string | null {
  switch (trouble.kind) {
    case 'none':
      return null;
    case 'refused':
      return `${explain(trouble.error).sentence} ${explain(trouble.error).next}`;
    case 'unreadable':
      return `${name} could not be read to its end: ${trouble.problem}. Choose it again if it was changed.`;
  }
}
