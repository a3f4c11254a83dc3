// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { TransportState } from '../../../shared/client';
import { setStage } from '../../state/stage';
import { LinkBanner } from './link-banner';

describe('link banner', () => {
  it.each<[TransportState, string]>([
    [{ kind: 'connecting' }, ''],
    [{ kind: 'ready' }, ''],
    [{ kind: 'lost', attempt: 3 }, 'Connection to Parley’s host lost. Reconnecting… Attempt 3.'],
    [{ kind: 'refused' }, 'The host was started anew. Open the link it printed.'],
  ])('%o', async (state, words) => {
    const { client, change, place } = setStage(<LinkBanner />);
    await change(() => client.become(state));
    if (words === '') expect(place.textContent).toBe('');
    else expect(place.textContent).toContain(words);
  });
});
