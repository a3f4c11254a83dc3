import { useState, type ClipboardEvent, type DragEvent } from 'react';
import { INPUT_ASK_LENGTH, INPUT_MAX_LENGTH } from '../../../shared/limits';

interface LargeText {
  /** The text that somebody must decide about, or null. */
  readonly text: string | null;
  readonly settle: () => void;
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLTextAreaElement>) => void;
}

/** Takes files that are pasted into a field, and holds back a long text until somebody has decided about it. */
export function useLargeText(onFiles: (files: FileList) => void): LargeText {
  const [text, setText] = useState<string | null>(null);

  /** True when it was held back: the field must not have it. */
  function holdBack(given: string, length: number): boolean {
    if (given.length <= INPUT_ASK_LENGTH && length + given.length <= INPUT_MAX_LENGTH) return false;
    setText(given);
    return true;
  }

  return {
    text,
    settle: () => setText(null),
    onPaste(event) {
      const { clipboardData, currentTarget } = event;
      const given = clipboardData.getData('text/plain');
      // Programs put a picture of a text beside it: who pastes that means the text.
      if (given === '' && clipboardData.files.length > 0) {
        event.preventDefault();
        onFiles(clipboardData.files);
      } else if (holdBack(given, currentTarget.value.length)) event.preventDefault();
    },
    onDrop(event) {
      const { dataTransfer, currentTarget } = event;
      // Files are taken wherever they are dropped on the input.
      if (dataTransfer.files.length > 0) return;
      if (holdBack(dataTransfer.getData('text/plain'), currentTarget.value.length)) event.preventDefault();
    },
  };
}
