import { useState, type ClipboardEvent, type DragEvent } from 'react';
import { INPUT_ASK_LENGTH, INPUT_MAX_LENGTH } from '../../../shared/limits';

/** What was pasted or dropped: files, or text. */
interface Transfer {
  readonly files: FileList;
  getData(type: string): string;
}

interface LargeText {
  /** The text that somebody must decide about, or null. */
  readonly text: string | null;
  readonly settle: () => void;
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLTextAreaElement>) => void;
}

/** Takes files out of what is pasted into a field, and holds back a long text until somebody has decided about it. */
export function useLargeText(onFiles: (files: FileList) => void): LargeText {
  const [text, setText] = useState<string | null>(null);

  /** True when it was taken: the field must not have it too. */
  function take(transfer: Transfer, length: number): boolean {
    if (transfer.files.length > 0) {
      onFiles(transfer.files);
      return true;
    }
    const given = transfer.getData('text/plain');
    if (given.length <= INPUT_ASK_LENGTH && length + given.length <= INPUT_MAX_LENGTH) return false;
    setText(given);
    return true;
  }

  return {
    text,
    settle: () => setText(null),
    onPaste(event) {
      if (take(event.clipboardData, event.currentTarget.value.length)) event.preventDefault();
    },
    onDrop(event) {
      if (!take(event.dataTransfer, event.currentTarget.value.length)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
