import type { Handlers } from '../../../shared/dispatch';
import type { FilterSession } from '../filters/filters';
import type { Workbench } from '../workbench';

type ExportHandlers = Pick<
  Handlers,
  'export.start' | 'export.status' | 'export.cancel' | 'recording.start' | 'recording.stop'
>;

/** Files that are written from what was captured, or while it is. */
export function exportHandlers(bench: Workbench, filters: FilterSession): ExportHandlers {
  const { exports, recordings } = bench.context;
  return {
    'export.start': async (request) => {
      if (request.filter === null) return exports.start(request, null);
      const rows = filters.source(request.filter);
      return rows.ok ? exports.start(request, rows.value) : rows;
    },
    'export.status': ({ export: id }) => exports.status(id),
    'export.cancel': ({ export: id }) => exports.cancel(id),
    'recording.start': (request) => {
      const found = bench.endpoint(request.endpoint);
      return found.ok ? recordings.start(request, found.value.settings.name) : found;
    },
    'recording.stop': ({ endpoint }) => recordings.stop(endpoint),
  };
}
