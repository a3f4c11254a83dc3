import { MAX_ID } from '../../../shared/limits';
import type { ConnectionId } from '../../../shared/model/ids';

/** Which connection a field names: none of its own, one, or nothing that makes sense. */
export type TypedConnection =
  | { readonly kind: 'all' }
  | { readonly kind: 'one'; readonly connection: ConnectionId }
  | { readonly kind: 'invalid' };

/** Reads `7` or `#7`; nothing stands for all. */
export function readConnection(text: string): TypedConnection {
  const typed = text.trim();
  if (typed === '') return { kind: 'all' };
  if (!/^#?\d+$/.test(typed)) return { kind: 'invalid' };
  const id = Number(typed.replace('#', ''));
  return id >= 1 && id <= MAX_ID ? { kind: 'one', connection: id as ConnectionId } : { kind: 'invalid' };
}

/** What the field holds for a connection. */
export function connectionText(connection: ConnectionId | null): string {
  return connection === null ? '' : `#${connection}`;
}
