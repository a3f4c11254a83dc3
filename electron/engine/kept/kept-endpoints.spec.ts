import { expect, it } from 'vitest';
import { emptyMessage } from '../../../shared/model/defaults';
import type { EndpointId } from '../../../shared/model/ids';
import type { Rule, RuleId } from '../../../shared/model/rule';
import { plainClient, plainServer, type ClientSettings, type ServerSettings } from '../settings';
import { decodeKept } from './decode-kept';
import { configured, keptEndpoint, type Configured } from './kept-endpoints';
import { workbenchKind } from './kinds';

const ruleOf = (id: number): Rule => ({
  id: id as RuleId,
  name: `rule ${id}`,
  on: id % 2 === 0,
  when: { by: 'regex', source: '^a(b)', over: 'bytes', encoding: 'utf-8', matchCase: true },
  reply: [{ delayMs: 5, message: { ...emptyMessage, source: '$1' } }],
  then: 'close',
  once: true,
});
const at = { host: '::1', port: 8888 };
const server: ServerSettings = {
  ...plainServer,
  name: 'Server 1',
  ...at,
  rules: { rules: [ruleOf(3), ruleOf(1)], fallback: ruleOf(2), nextId: 7, revision: 40 },
  access: { allow: ['10.0.0.0/8'], connections: 3, idleMs: 100, greeting: emptyMessage },
};
const client: ClientSettings = {
  ...plainClient,
  name: 'Client 1',
  ...at,
  dialing: { localHost: '::1', localPort: 7, retry: { firstMs: 10, mostMs: 100, attempts: null } },
};

/** What another run makes of it, through the very bytes of the file. */
function nextRun(...endpoints: Configured[]): Configured[] {
  const document = { format: 1, lastId: 9, endpoints: endpoints.map(keptEndpoint) };
  const decoded = decodeKept(workbenchKind, Buffer.from(JSON.stringify(document)));
  if (!decoded.ok) throw new Error(decoded.problem);
  return decoded.value.endpoints.map(configured);
}

it('brings back all settings, with the rules in their order', () => {
  const before: Configured[] = [
    { kind: 'server', id: 4 as EndpointId, settings: server },
    { kind: 'client', id: 2 as EndpointId, settings: client },
  ];
  const [first, second] = nextRun(...before);
  expect(first).toEqual({ ...before[0], settings: { ...server, rules: { ...server.rules, revision: 0 } } });
  expect(second).toEqual(before[1]);
});

it('brings back ten thousand rules', () => {
  const rules = Array.from({ length: 10_000 }, (_, i) => ruleOf(i + 1));
  const settings = { ...server, rules: { ...server.rules, rules, fallback: null, nextId: 10_001 } };
  const [endpoint] = nextRun({ kind: 'server', id: 4 as EndpointId, settings });
  expect(endpoint?.settings.rules.rules).toEqual(rules);
});

it('gives no number of a rule away again, whatever the file says', () => {
  const settings = { ...server, rules: { ...server.rules, nextId: 1 } };
  expect(nextRun({ kind: 'server', id: 4 as EndpointId, settings })[0]?.settings.rules.nextId).toBe(4);
});

it('takes what an endpoint is, and nothing of what it does', () => {
  const live = { kind: 'client', id: 2 as EndpointId, settings: client, bytesIn: 7 } as const;
  expect(keptEndpoint(live)).not.toHaveProperty('bytesIn');
});
