import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/engine';
import { noFraming } from '../../shared/model/defaults';
import type { EndpointId } from '../../shared/model/ids';
import type { Notice } from '../../shared/model/notice';
import type { Responder } from '../../shared/model/responder';
import { lines, ruleSet } from '../rule-set';

// Parley's engine as a host runs it: capture on, one subscriber that acknowledges every notice. Prints its port. The capture
// is a temporary folder, removed at the end; with `--memory` it lies in Linux' memory, to tell what the disk costs. Echoes, or,
// with `--rules` and `--framed-rules`, answers by rules: for each chunk, or for each line.
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
  responder: responderOf(process.argv),
});
if (!added.ok) throw new Error(`no server was added: ${added.error.code}`);
const server: EndpointId = added.value.id;
for (const rule of ruleSet()) {
  const saved = await session.handlers['rules.save']({ endpoint: server, id: null, place: 'list', rule });
  if (!saved.ok) throw new Error(`a rule was refused: ${saved.error.code}`);
}
const started = await session.handlers['server.start']({ server });
if (!started.ok) throw new Error(`the server did not start: ${started.error.code}`);
console.log(started.value.address.port);

function responderOf(flags: readonly string[]): Responder {
  if (flags.includes('--framed-rules')) return { kind: 'rules', framing: lines };
  if (flags.includes('--rules')) return { kind: 'rules', framing: noFraming };
  return { kind: 'echo' };
}
