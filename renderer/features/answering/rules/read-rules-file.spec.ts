import { describe, expect, it } from 'vitest';
import { writeRulesJson } from '../../../../shared/library/rules-json';
import { RULES_FILE_MAX_BYTES } from '../../../../shared/limits';
import { readRulesFile } from './read-rules-file';
import { ruleOf } from './stub-rule';

describe('readRulesFile', () => {
  it('reads what Parley wrote', async () => {
    const { rules, problems } = await readRulesFile(
      new Blob([writeRulesJson([ruleOf(1, { name: 'ping' })], null)]),
    );
    expect(rules).toMatchObject([{ name: 'ping' }]);
    expect(problems).toEqual([]);
  });

  it('refuses by its size what cannot be rules', async () => {
    const huge = { size: RULES_FILE_MAX_BYTES + 1 } as Blob;
    const { rules, fallback, problems } = await readRulesFile(huge);
    expect({ rules, fallback }).toEqual({ rules: [], fallback: null });
    expect(problems).toEqual([expect.stringContaining('rules take at most')]);
  });
});
