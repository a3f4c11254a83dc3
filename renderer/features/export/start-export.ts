import type { Params, Result } from '../../../shared/contract';
import type { Outcome } from '../../../shared/errors';
import type { AppServices } from '../../state/app-context';

/**
 * Starts an export and has it followed under a title. In a browser the file is fetched by the browser itself; on the
 * desktop the engine has asked where to and writes it.
 */
export async function startExport(
  { client, exports }: Pick<AppServices, 'client' | 'exports'>,
  request: Params<'export.start'>,
  title: string,
  fetchFile: (path: string) => void = download,
): Promise<Outcome<Result<'export.start'>>> {
  const outcome = await client.call('export.start', request);
  if (outcome.ok && outcome.value.kind === 'started') {
    exports.add(outcome.value.export, title);
    if (outcome.value.download !== null) fetchFile(outcome.value.download);
  }
  return outcome;
}

/** Has the browser save a file of the host, as a click on a link to it does. `path` is relative to the page. */
function download(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}
