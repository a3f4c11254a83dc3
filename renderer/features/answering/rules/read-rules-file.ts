import type { RulesFile } from '../../../../shared/library/rules-json';
import { RULES_FILE_MAX_BYTES } from '../../../../shared/limits';
import { readFile } from '../../exchange/read-file';

/** Reads a file of rules that a person chose to import; one that cannot be read, or is too large to be rules, holds a problem. */
export function readRulesFile(file: Blob): Promise<RulesFile> {
  return readFile(file, {
    maxBytes: RULES_FILE_MAX_BYTES,
    holds: 'rules take',
    // What knows the schema is loaded when it is needed.
    read: async (text) => (await import('../../../../shared/library/rules-json')).readRulesJson(text),
    refused: (problem) => ({ rules: [], fallback: null, problems: [problem] }),
  });
}
