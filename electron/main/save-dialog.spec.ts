import { describe, expect, it } from 'vitest';
import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { createSaveDialog } from './save-dialog';

/** A dialog that answers in turn, and notes what it was asked. */
function fakeDialog(...answers: SaveDialogReturnValue[]) {
  const asked: SaveDialogOptions[] = [];
  const showSaveDialog = (options: SaveDialogOptions): Promise<SaveDialogReturnValue> => {
    asked.push(options);
    return Promise.resolve(answers.shift()!);
  };
  return { asked, dialogs: { showSaveDialog: showSaveDialog as never } };
}

const chosen = (filePath: string): SaveDialogReturnValue => ({ canceled: false, filePath });

describe('createSaveDialog', () => {
  it('suggests a name in the given folder, and then in the one chosen last', async () => {
    const { asked, dialogs } = fakeDialog(chosen('/else/x.txt'), chosen('/else/y.pcapng'));
    const choose = createSaveDialog(dialogs, () => '/downloads');
    expect(await choose('Server 1.txt')).toBe('/else/x.txt');
    expect(await choose('Server 1.pcapng')).toBe('/else/y.pcapng');
    expect(asked).toEqual([
      {
        defaultPath: '/downloads/Server 1.txt',
        filters: [
          { name: 'TXT files', extensions: ['txt'] },
          { name: 'All files', extensions: ['*'] },
        ],
      },
      expect.objectContaining({ defaultPath: '/else/Server 1.pcapng' }),
    ]);
  });

  it('gives nothing when it was cancelled', async () => {
    const { dialogs } = fakeDialog({ canceled: true, filePath: '' });
    expect(await createSaveDialog(dialogs, () => '/downloads')('a.txt')).toBeNull();
  });
});
