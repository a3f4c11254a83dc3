// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { errorOf } from '../../../shared/errors';
import type { Recording } from '../../../shared/model/export';
import { setStage } from '../../state/stage';
import { RecordingNote } from './recording-note';

const recording: Recording = {
  format: 'text',
  file: '/home/ada/logs/server.log',
  rotateBytes: null,
  bytes: 3_300_000,
  files: 1,
  lost: 0,
  problem: null,
};

describe('a running recording', () => {
  it('tells how much goes where, and is stopped', async () => {
    const onStop = vi.fn();
    const { place, find, button, change } = setStage(<RecordingNote recording={recording} onStop={onStop} />);
    expect(place.textContent).toBe('Recording3.1 MiBserver.logStop recording');
    expect(find('[title="/home/ada/logs/server.log"]').textContent).toBe('server.log');
    await change(() => button('Stop recording').click());
    expect(onStop).toHaveBeenCalled();
  });

  it('says what keeps it from being written, what was lost, and how many files there are', () => {
    const problem = errorOf('disk_full', { path: '/home' });
    const troubled = { ...recording, file: 'C:\\logs\\server.3.log', files: 4, lost: 12, problem };
    const { place } = setStage(<RecordingNote recording={troubled} onStop={() => undefined} />);
    expect(place.textContent).toContain('3.1 MiB in 4 filesserver.3.log');
    expect(place.textContent).toContain('The disk that holds /home is full. Nothing is left out meanwhile.');
    expect(place.textContent).toContain('12 records could not be written before the capture dropped them.');
  });
});
