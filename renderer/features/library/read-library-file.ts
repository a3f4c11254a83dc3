import { LIBRARY_MAX_BYTES, SEQUENCE_MAX_LENGTH } from '../../../shared/limits';
import { nothingImported, type Imported, type ImportProblem } from '../../../shared/library/imported';
import type { SavedContent } from '../../../shared/model/library';
import { readFile } from '../exchange/read-file';

/** Reads a file that a person chose to import. What cannot be read, or is no library by its size alone, is told as a problem. */
export function readLibraryFile(file: Blob): Promise<Imported> {
  return readFile(file, {
    maxBytes: LIBRARY_MAX_BYTES,
    holds: 'a library has',
    // What knows the schema is loaded when it is needed.
    read: async (text) =>
      withoutLong((await import('../../../shared/library/read-library')).readLibrary(text)),
    refused: nothingImported,
  });
}

/** Leaves out the sequences that are too long to be kept. */
function withoutLong({ saved, problems }: Imported): Imported {
  const isLong = ({ content }: SavedContent): boolean =>
    content.kind === 'sequence' &&
    content.sequence.steps.reduce((sum, { message }) => sum + message.source.length, 0) > SEQUENCE_MAX_LENGTH;
  const left = saved.filter(isLong).map(({ name }): ImportProblem => ({
    entry: null,
    outcome: 'left-out',
    problem: `“${name}” was left out: the messages of a sequence have at most ${SEQUENCE_MAX_LENGTH.toLocaleString('en')} characters together.`,
  }));
  return { saved: saved.filter((each) => !isLong(each)), problems: [...problems, ...left] };
}
