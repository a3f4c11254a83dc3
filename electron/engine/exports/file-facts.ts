import type { CapturedEndpoint } from '../../../shared/model/capture';
import type { FileFacts } from './formats/record-writer';

/** What a file may say of the program that writes it, of the endpoints of a capture, and of what is left out. */
export function fileFacts(
  program: string,
  endpoints: readonly CapturedEndpoint[],
  complete: boolean,
): FileFacts {
  return {
    program,
    names: new Map(endpoints.map(({ id, name }) => [id, name])),
    clients: new Set(endpoints.filter(({ kind }) => kind === 'client').map(({ id }) => id)),
    complete,
  };
}
