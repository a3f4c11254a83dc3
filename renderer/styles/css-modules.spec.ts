import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every component with the style sheets it imports, by their local names. */
const root = resolve(import.meta.dirname, '..');
const components = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.spec.tsx'))
  .map((name) => join(root, name));

/** Names used as `styles['name']`; and whether some are computed, so that any name may be used. */
function usesOf(source: string, local: string): { readonly names: Set<string>; readonly computed: boolean } {
  const fixed = source.matchAll(new RegExp(`\\b${local}\\['([^']+)'\\]`, 'g'));
  return {
    names: new Set([...fixed].map((match) => match[1] ?? '')),
    computed: new RegExp(`\\b${local}\\[[^'\\]]`).test(source),
  };
}

function definedIn(sheet: string): Set<string> {
  const rules = readFileSync(sheet, 'utf8').replace(/\/\*[^]*?\*\//g, '');
  const selectors = rules.matchAll(/([^{};]+)\{/g);
  return new Set(
    [...selectors].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/\.([A-Za-z][\w-]*)/g)].map((name) => name[1] ?? ''),
    ),
  );
}

interface Use {
  readonly component: string;
  readonly sheet: string;
  readonly names: Set<string>;
  readonly computed: boolean;
}

const uses: readonly Use[] = components.flatMap((component) => {
  const source = readFileSync(component, 'utf8');
  const imports = source.matchAll(/import (\w+) from '([^']+\.module\.css)'/g);
  return [...imports].map(([, local = '', path = '']) => ({
    component: component.slice(root.length + 1),
    sheet: resolve(dirname(component), path),
    ...usesOf(source, local),
  }));
});

describe('CSS modules', () => {
  it('are seen', () => {
    expect(uses.length).toBeGreaterThan(10);
  });

  it.each(uses)('define every name that $component uses', ({ sheet, names }) => {
    const defined = definedIn(sheet);
    expect([...names].filter((name) => !defined.has(name))).toEqual([]);
  });

  it.each([...new Set(uses.map((use) => use.sheet))])('%s defines no name that nothing uses', (sheet) => {
    const users = uses.filter((use) => use.sheet === sheet);
    if (users.some((use) => use.computed)) return;
    const used = new Set(users.flatMap((use) => [...use.names]));
    expect([...definedIn(sheet)].filter((name) => !used.has(name))).toEqual([]);
  });
});
