import { useRef, useState, type ReactNode } from 'react';
import { formatBytes } from '../../../../shared/bytes/format';
import type { ParleyError } from '../../../../shared/errors';
import type { RulesFile } from '../../../../shared/library/rules-json';
import { RULES_FILE_MAX_BYTES } from '../../../../shared/limits';
import type { Endpoint } from '../../../../shared/model/endpoint';
import { useServices } from '../../../state/app-context';
import { Button } from '../../../ui/button';
import { download } from '../../library/transfer';
import { RulesImport } from './rules-import';
import { readAllRules } from './rules-transfer';

interface RulesExchangeProps {
  readonly endpoint: Endpoint;
  readonly onProblem: (error: ParleyError | null) => void;
  /** Told when rules may have been added. */
  readonly onChanged: () => void;
}

/** The buttons that bring rules in from a file and take them out to one. */
export function RulesExchange({ endpoint, onProblem, onChanged }: RulesExchangeProps): ReactNode {
  const { client } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ readonly name: string; readonly file: RulesFile } | null>(null);

  async function exportAll(): Promise<void> {
    const all = await readAllRules(client, endpoint.id);
    onProblem(all.ok ? null : all.error);
    if (!all.ok) return;
    // What knows the schema is loaded when it is needed.
    const { writeRulesJson } = await import('../../../../shared/library/rules-json');
    download('parley-rules.json', writeRulesJson(all.value.rules, all.value.fallback));
  }

  return (
    <>
      <Button onPress={() => input.current?.click()}>Import…</Button>
      <Button onPress={() => void exportAll()}>Export</Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined)
            void readFile(file).then((read) => setChosen({ name: file.name, file: read }));
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      {chosen !== null && (
        <RulesImport
          endpoint={endpoint}
          name={chosen.name}
          file={chosen.file}
          onClose={() => {
            setChosen(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** What a file holds; one that cannot be read, or is too large to be rules, holds a problem. */
async function readFile(file: Blob): Promise<RulesFile> {
  const problem = (sentence: string): RulesFile => ({ rules: [], fallback: null, problems: [sentence] });
  if (file.size > RULES_FILE_MAX_BYTES)
    return problem(
      `The file has ${formatBytes(file.size)}, and rules take at most ${formatBytes(RULES_FILE_MAX_BYTES)}. It is something else, or must be split.`,
    );
  const { readRulesJson } = await import('../../../../shared/library/rules-json');
  try {
    return readRulesJson(await file.text());
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : 'the system did not give its bytes';
    return problem(`The file could not be read: ${why}. Choose it again.`);
  }
}
