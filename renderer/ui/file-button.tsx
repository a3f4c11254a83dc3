import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from './button';

interface FileButtonProps {
  /** Which files the system offers: endings with their dot, and media types. */
  readonly accept: readonly string[];
  /** Told of the file that was chosen, also when it is the same again. */
  readonly onFile: (file: File) => void;
  /** The button's words. */
  readonly children: ReactNode;
}

/** A button that asks the system for one file. */
export function FileButton({ accept, onFile, children }: FileButtonProps): ReactNode {
  return (
    <FileTrigger
      acceptedFileTypes={accept}
      onSelect={(files) => {
        const file = files?.[0];
        if (file !== undefined) onFile(file);
      }}
    >
      <Button>{children}</Button>
    </FileTrigger>
  );
}
