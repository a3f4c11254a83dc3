import { useState, type ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import { INPUT_MAX_LENGTH } from '../../../shared/limits';
import { encodingLabels } from '../../../shared/message/encoding-labels';
import type { EncodingName } from '../../../shared/model/message';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { encodeLarge } from './large-text';
import styles from './large-text-question.module.css';

interface LargeTextQuestionProps {
  readonly text: string;
  readonly encoding: EncodingName;
  /** The text is to be sent as it is, in the place of a file. */
  readonly onFile: (content: Blob) => void;
  /** The text is to be put into the message. */
  readonly onInsert: () => void;
  readonly onClose: () => void;
}

/** Asks what becomes of a long text that was pasted or dropped: a field is no place for megabytes. */
export function LargeTextQuestion(props: LargeTextQuestionProps): ReactNode {
  const { text, encoding, onFile, onInsert, onClose } = props;
  const [lacking, setLacking] = useState<string | null>(null);
  const fits = text.length <= INPUT_MAX_LENGTH;

  async function asFile(): Promise<void> {
    const encoded = await encodeLarge(text, encoding);
    if (encoded.kind === 'content') return onFile(encoded.content);
    const { character, index } = encoded;
    setLacking(
      `${encodingLabels[encoding].name} has no “${character}”, which is character ${(index + 1).toLocaleString('en')} of the text. Choose another encoding, then paste it again.`,
    );
  }

  return (
    <Dialog title="A long text" role="alertdialog" onClose={onClose}>
      <p>
        The text has {text.length.toLocaleString('en')} characters. Sent like a file, it goes out exactly as
        it is, in {encodingLabels[encoding].name}, without escapes or variables.
        {!fits && ` The input takes at most ${formatBytes(INPUT_MAX_LENGTH)}.`}
      </p>
      {lacking !== null && (
        <p role="alert" className={styles['lacking']}>
          {lacking}
        </p>
      )}
      <DialogButtons>
        <Button onPress={onClose}>Cancel</Button>
        {fits && <Button onPress={onInsert}>Put into the message</Button>}
        <Button tone="primary" onPress={() => void asFile()}>
          Send like a file
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
