// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { setStage } from '../state/stage';
import { FileButton } from './file-button';

describe('FileButton', () => {
  const onFile = vi.fn<(file: File) => void>();
  const stage = setStage(
    <FileButton accept={['.json', 'application/json']} onFile={onFile}>
      Import…
    </FileButton>,
  );
  const input = stage.find<HTMLInputElement>('input[type=file]');

  it('opens the chooser of the system, for files that fit', async () => {
    const click = vi.spyOn(input, 'click');
    await stage.change(() => stage.button('Import…').click());
    expect(click).toHaveBeenCalledOnce();
    expect(input.accept).toBe('.json,application/json');
  });

  it('tells the file that was chosen, and nothing where none was', async () => {
    const file = new File(['{}'], 'rules.json');
    const choose = (files: readonly File[]): Promise<void> =>
      stage.change(() => {
        Object.defineProperty(input, 'files', { value: files, configurable: true });
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
    await choose([]);
    expect(onFile).not.toHaveBeenCalled();
    await choose([file]);
    expect(onFile.mock.calls).toEqual([[file]]);
  });
});
