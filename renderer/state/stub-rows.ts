import type { Params, Result } from '../../shared/contract';
import { succeed } from '../../shared/errors';
import type { EndpointId } from '../../shared/model/ids';
import type { Row } from '../../shared/model/row';
import { flush, noticeAt, type StubClient } from './stubs';

const endpoint = 1 as EndpointId;

/** An engine that holds the rows `first … total - 1` of one view and answers when the spec lets it. Record 10 n is row n. */
export interface StubRows {
  first: number;
  total: number;
  epoch: number;
  /** Rows stand so many indexes later than they used to. */
  shift: number;
  readonly pulls: Pick<Params<'rows.window'>, 'from' | 'count'>[];
  readonly located: Params<'rows.locate'>['to'][];
  answer(): Promise<void>;
  settle(): Promise<void>;
  grow(to: number): void;
}

export function stubRows(client: StubClient): StubRows {
  let revision = 0;
  let answered = 0;
  const asked = (): StubClient['calls'] => client.calls.filter(({ method }) => method !== 'notice.ack');

  function window({ from, count }: Params<'rows.window'>): Result<'rows.window'> {
    const { first, total, epoch, shift } = self;
    const start = Math.max(first, from ?? total - count);
    const rows: Row[] = [];
    for (let index = start; index < Math.min(start + count, total); index += 1) {
      rows.push({ kind: 'stopped', seq: (index - shift) * 10, at: index, endpoint, connection: null });
    }
    return { first, total, epoch, from: start, rows };
  }

  function locate({ to }: Params<'rows.locate'>): Result<'rows.locate'> {
    if (to.kind === 'time') throw new Error('not asked for here');
    const least = to.kind === 'after' ? to.seq + 1 : to.seq;
    const behind = Math.max(self.first, Math.ceil(least / 10) + self.shift);
    const index = to.kind === 'before' ? Math.min(behind, self.total) - 1 : behind;
    const found =
      index >= self.first && index < self.total ? { index, seq: (index - self.shift) * 10 } : null;
    return { epoch: self.epoch, found };
  }

  const self: StubRows = {
    first: 0,
    total: 0,
    epoch: 0,
    shift: 0,
    get pulls() {
      const windows = asked().filter(({ method }) => method === 'rows.window');
      return windows.map(({ params }) => {
        const { from, count } = params as Params<'rows.window'>;
        return { from, count };
      });
    },
    get located() {
      const locates = asked().filter(({ method }) => method === 'rows.locate');
      return locates.map(({ params }) => (params as Params<'rows.locate'>).to);
    },
    async answer() {
      await flush();
      const request = asked()[answered];
      if (request === undefined) throw new Error('nothing was asked');
      answered += 1;
      const { method, params } = request;
      client.answer(succeed(method === 'rows.window' ? window(params as never) : locate(params as never)));
      await flush();
    },
    async settle() {
      await flush();
      while (asked().length > answered) await self.answer();
    },
    grow(to: number) {
      self.total = to;
      revision += 1;
      const notice = noticeAt(revision);
      client.emit({ ...notice, rows: { ...notice.rows, next: to } });
    },
  };
  return self;
}
