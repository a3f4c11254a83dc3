import { useState, type ReactNode } from 'react';
import type { ParleyError } from '../../../../shared/errors';
import type { RulesFile } from '../../../../shared/library/rules-json';
import type { Endpoint } from '../../../../shared/model/endpoint';
import { useServices } from '../../../state/app-context';
import { Button } from '../../../ui/button';
import { FileButton } from '../../../ui/file-button';
import { download } from '../../exchange/download';
import { readRulesFile } from './read-rules-file';
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
  const [chosen, setChosen] = useState<{ readonly name: string; readonly file: RulesFile } | null>(null);

  async function read(file: File): Promise<void> {
    setChosen({ name: file.name, file: await readRulesFile(file) });
  }

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
      <FileButton accept={['.json', 'application/json']} onFile={(file) => void read(file)}>
        Import…
      </FileButton>
      <Button onPress={() => void exportAll()}>Export</Button>
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
