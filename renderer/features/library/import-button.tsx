import { useRef, type ReactNode } from 'react';
import type { Imported } from '../../../shared/library/imported';
import { Button } from '../../ui/button';
import { readLibraryFile } from './read-file';

interface ImportButtonProps {
  /** Told of a file that was chosen: its name, and what it holds. */
  readonly onRead: (name: string, imported: Imported) => void;
}

/** Asks the system for a file of saved messages: one of Parley, or Packet Sender's `packets.ini`. */
export function ImportButton({ onRead }: ImportButtonProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onPress={() => input.current?.click()}>Import…</Button>
      <input
        ref={input}
        type="file"
        accept=".json,.ini,application/json"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) void readLibraryFile(file).then((imported) => onRead(file.name, imported));
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
