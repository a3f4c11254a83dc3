import { formatBytes } from '../../../shared/bytes/format';

/** What a file is read as. */
interface FileKind<T> {
  /** A larger file is something else. */
  readonly maxBytes: number;
  /** What has at most so many bytes, with its verb: "a library has". */
  readonly holds: string;
  readonly read: (text: string) => T | Promise<T>;
  /** What a file comes to of which nothing can be taken; `problem` says why, in whole sentences. */
  readonly refused: (problem: string) => T;
}

/** Reads a file that a person chose to import. Never rejects: too large, and what the system cannot read, are problems. */
export async function readFile<T>(file: Blob, { maxBytes, holds, read, refused }: FileKind<T>): Promise<T> {
  if (file.size > maxBytes)
    return refused(
      `The file has ${formatBytes(file.size)}, and ${holds} at most ${formatBytes(maxBytes)}. It is something else, or must be split.`,
    );
  try {
    return await read(await file.text());
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : 'the system did not give its bytes';
    return refused(`The file could not be read: ${why}. Choose it again.`);
  }
}
