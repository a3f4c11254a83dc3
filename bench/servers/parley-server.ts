import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/engine';
import type { EndpointId } from '../../shared/model/ids';
import type { Notice } from '../../shared/model/notice';

// Parley's engine as a host runs it: capture on, one subscriber that acknowledges every notice. Prints its port. The capture
// is a temporary folder, removed at the end; with `--memory` it lies in Linux' memory, to tell what the disk costs.
const parent = process.argv.includes('--memory') ? '/dev/shm' : tmpdir();
const folder = mkdtempSync(join(parent, 'parley-bench-'));
const engine = createEngine({
  folder,
  threads: new URL('../threads/', import.meta.url),
  outlet: { kind: 'download', folder: join(folder, 'recordings') },
});
for (const signal of ['SIGTERM', 'SIGINT'])
  process.once(signal, () => {
    void engine.shutdown().then(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit();
    });
  });
const session = engine.open((notice: Notice) => {
  setImmediate(() => void session.handlers['notice.ack']({ revision: notice.revision }));
});
const added = await session.handlers['server.add']({
  host: '127.0.0.1',
  port: 0,
  responder: { kind: 'echo' },
});
if (!added.ok) throw new Error(`no server was added: ${added.error.code}`);
const server: EndpointId = added.value.id;
const started = await session.handlers['server.start']({ server });
if (!started.ok) throw new Error(`the server did not start: ${started.error.code}`);
console.log(started.value.address.port);
