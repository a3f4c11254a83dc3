import { dirname, extname, join } from 'node:path';
import type { Dialog, FileFilter } from 'electron';

/**
 * A function that asks the user where to save a file: `null` when that was cancelled. It opens in the folder that was chosen
 * last, at first in `folder`. The one way to a path: the window names none.
 */
export function createSaveDialog(
  dialogs: Pick<Dialog, 'showSaveDialog'>,
  folder: () => string,
): (suggestion: string) => Promise<string | null> {
  let last: string | null = null;
  return async (suggestion) => {
    const { canceled, filePath } = await dialogs.showSaveDialog({
      defaultPath: join(last ?? folder(), suggestion),
      filters: filtersFor(suggestion),
    });
    if (canceled || filePath === '') return null;
    last = dirname(filePath);
    return filePath;
  };
}

/** The kind of file that is suggested, and any other. */
function filtersFor(suggestion: string): FileFilter[] {
  const extension = extname(suggestion).slice(1);
  return [
    { name: `${extension.toUpperCase()} files`, extensions: [extension] },
    { name: 'All files', extensions: ['*'] },
  ];
}
