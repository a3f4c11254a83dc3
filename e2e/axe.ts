import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type ShellOptions } from './fixtures';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Expects axe to find nothing in what the page shows now; `state` names it in the report. */
export async function expectClean(page: Page, shell: ShellOptions['shell'], state: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(WCAG);
  // Electron has no second page for axe to collect its results in.
  const { violations } = await (shell === 'desktop' ? axe.setLegacyMode(true) : axe).analyze();
  const found = violations.map(({ id, nodes }) => ({
    rule: id,
    nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
  }));
  expect(found, `axe on ${state}`).toEqual([]);
}
