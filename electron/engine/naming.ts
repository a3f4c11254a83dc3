import { MAX_NAME_LENGTH, MAX_PORT } from '../../shared/limits';

/** The port that the classic lab uses, and the first one offered. */
export const FIRST_PORT = 8888;

/** `Server 1`, `Server 2`, …: the first of them that is not taken. */
export function freshName(prefix: string, taken: ReadonlySet<string>): string {
  return firstFree((n) => `${prefix} ${n}`, taken);
}

/** `Server 1 copy`, `Server 1 copy 2`, …: the first that is not taken, shortened in the middle to fit the limit. */
export function copyName(of: string, taken: ReadonlySet<string>): string {
  return firstFree((n) => fit(of, n === 1 ? ' copy' : ` copy ${n}`), taken);
}

/** The first port from `from` on that is not taken. */
export function freshPort(from: number, taken: ReadonlySet<number>): number {
  let port = from;
  while (taken.has(port) && port < MAX_PORT) port += 1;
  return port;
}

function firstFree(make: (n: number) => string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const name = make(n);
    if (!taken.has(name)) return name;
  }
}

/** Cuts between characters: half of a surrogate pair would show as a broken mark. */
function fit(name: string, ending: string): string {
  const characters = [...name];
  while (characters.join('').length + ending.length > MAX_NAME_LENGTH) characters.pop();
  return characters.join('').trimEnd() + ending;
}
