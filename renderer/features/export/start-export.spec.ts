import { beforeEach, describe, expect, it, vi } from 'vitest';
import { errorOf, fail, succeed } from '../../../shared/errors';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { ExportId } from '../../../shared/model/export';
import { createServices } from '../../state/services';
import { stubClient, stubPage, type StubClient } from '../../state/stubs';
import type { AppServices } from '../../state/app-context';
import { startExport } from './start-export';

const request = {
  capture: LIVE_CAPTURE,
  endpoint: null,
  connection: null,
  filter: null,
  from: null,
  to: null,
  format: { kind: 'text' },
} as const;
const id = 1 as ExportId;

describe('starting an export', () => {
  let client: StubClient;
  let services: AppServices;
  const fetchFile = vi.fn();

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
    services = createServices(client, stubPage());
    fetchFile.mockClear();
  });

  it('follows it, and has the browser fetch what the host offers', async () => {
    const outcome = startExport(services, request, 'Server 1', fetchFile);
    client.answerTo('export.start', succeed({ kind: 'started', export: id, download: 'export/key' }));
    await outcome;
    expect(services.exports.current().map(({ title }) => title)).toEqual(['Server 1']);
    expect(fetchFile).toHaveBeenCalledWith('export/key');
  });

  it('fetches nothing that is written by Parley itself', async () => {
    const outcome = startExport(services, request, 'Server 1', fetchFile);
    client.answerTo('export.start', succeed({ kind: 'started', export: id, download: null }));
    await outcome;
    expect(services.exports.current()).toHaveLength(1);
    expect(fetchFile).not.toHaveBeenCalled();
  });

  it('follows nothing that was not started', async () => {
    const cancelled = startExport(services, request, 'Server 1', fetchFile);
    client.answerTo('export.start', succeed({ kind: 'cancelled' }));
    expect(await cancelled).toEqual(succeed({ kind: 'cancelled' }));
    const failed = startExport(services, request, 'Server 1', fetchFile);
    client.answerTo('export.start', fail('nothing_to_export', {}));
    expect(await failed).toEqual({ ok: false, error: errorOf('nothing_to_export', {}) });
    expect(services.exports.current()).toEqual([]);
  });
});
