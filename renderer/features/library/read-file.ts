import { formatBytes } from '../../../shared/bytes/format';
import { LIBRARY_MAX_BYTES } from '../../../shared/limits';
import { nothingImported, type Imported } from '../../../shared/library/imported';
import { readLibrary } from '../../../shared/library/read-library';

/** Reads a file that a person chose to import. What cannot be read, or is no library by its size alone, is told as a problem. */
export async function readLibraryFile(file: Blob): Promise<Imported> {
  if (file.size > LIBRARY_MAX_BYTES)
    return nothingImported(
      `The file has ${formatBytes(file.size)}, and a library has at most ${formatBytes(LIBRARY_MAX_BYTES)}. It is something else, or must be split.`,
    );
  try {
    return readLibrary(await file.text());
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : 'the system did not give its bytes';
    return nothingImported(`The file could not be read: ${why}. Choose it again.`);
  }
}
