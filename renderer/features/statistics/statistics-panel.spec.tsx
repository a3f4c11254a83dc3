// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Statistics } from '../../../shared/model/statistics';
import { setStage, type Stage } from '../../state/stage';
import { StatisticsPanel } from './statistics-panel';

vi.mock('./rate-plot', () => ({ default: () => <canvas /> }));

const figures: Statistics = {
  ...{ bytesIn: 1_024, bytesOut: 7, recordsIn: 3, recordsOut: 1, queued: 0, response: null },
  seconds: { from: 0, next: 1, bytesIn: [9], bytesOut: [7], recordsIn: [1], recordsOut: [1] },
};

function draw(connection: number | null = null, onClose = vi.fn()): Stage {
  return setStage(
    <StatisticsPanel
      endpoint={1 as EndpointId}
      connection={connection as ConnectionId | null}
      onClose={onClose}
    />,
  );
}

describe('the statistics of a log', () => {
  it('tell every figure, and what the plot shows', async () => {
    const stage = draw();
    expect(stage.place.textContent).toContain('Measuring…');
    await stage.change(() => stage.client.answerTo('statistics.read', succeed(figures)));
    expect(stage.place.textContent).toContain('1 KiB in 3');
    expect(stage.find('[role="img"]').getAttribute('aria-label')).toContain('received at most 9 bytes/s');
  });

  it('are those of the connection that is shown', () => {
    const stage = draw(4);
    expect(stage.find('h3').textContent).toBe('Statistics of #4');
    expect(stage.client.calls.at(-1)?.params).toMatchObject({ endpoint: 1, connection: 4 });
  });

  it('say what failed, and are closed', async () => {
    const onClose = vi.fn();
    const stage = draw(null, onClose);
    const error = fail('not_found', { what: 'endpoint', id: 1 });
    await stage.change(() => stage.client.answerTo('statistics.read', error));
    expect(stage.find('[role="alert"]').textContent).not.toBe('');
    await stage.change(() => stage.button('Close statistics').click());
    expect(onClose).toHaveBeenCalled();
  });
});
