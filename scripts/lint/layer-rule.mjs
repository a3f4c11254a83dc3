// @ts-check
import { relative, sep } from 'node:path';
import { brokenSoleImporter, layerOf, mayImport, resolveTarget } from './classify.mjs';

/** @typedef {import('./layers.mjs').Layer} Layer */
/** @typedef {import('./layers.mjs').SoleImporter} SoleImporter */
/** @typedef {import('./classify.mjs').Target} Target */
/** @typedef {import('eslint').Rule.Node} Node */
/**
 * The parts of an import that the rule reads, the same for all its syntaxes. Names are `null` for the whole module.
 * @typedef {{ type: string, importKind?: string, exportKind?: string, imported?: { name?: string, value?: unknown },
 *   local?: { name?: string, value?: unknown } }} Specifier
 * @typedef {{ source: { value?: unknown } | null, importKind?: string, exportKind?: string,
 *   specifiers?: readonly Specifier[] }} Statement
 */

/** @type {Readonly<Record<Target['kind'], (name: string) => string>>} */
const describe = {
  file: (name) => name,
  node: (name) => `node:${name}`,
  package: (name) => `the package ${name}`,
  outside: (name) => `${name}, outside of the project`,
};

/**
 * Enforces the import table (`layers.mjs`), given as its option, on every way to import: static, re-export, dynamic,
 * `require`, and `import('…')` types. Computed names cannot be checked and are refused outside of scripts.
 * @type {import('eslint').Rule.RuleModule}
 */
export const layerRule = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      unplaced:
        '{{file}} lies in no folder of the import table (scripts/lint/layers.mjs). Add a row or move it.',
      layer: '{{folder}} may import {{may}}. This imports {{target}}.',
      sole: 'Only {{file}} may import {{what}}: {{instead}}.',
      computed: 'Import by a literal name: a computed one cannot be checked against the import table.',
    },
  },
  create(context) {
    const { layers, soleImporters } =
      /** @type {{ layers: readonly Layer[], soleImporters: readonly SoleImporter[] }} */ (
        context.options[0]
      );
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const layer = layerOf(layers, file);
    if (layer === undefined) {
      return { Program: (node) => context.report({ node, messageId: 'unplaced', data: { file } }) };
    }

    /**
     * @param {Node} node
     * @param {string} specifier
     * @param {{ typeOnly: boolean, names: readonly (string | null)[] }} how
     */
    function check(node, specifier, { typeOnly, names }) {
      const target = resolveTarget(file, specifier);
      if (!mayImport(/** @type {Layer} */ (layer), file, target, { typeOnly, layers })) {
        const data = {
          folder: placeName(layer),
          may: layer?.may ?? '',
          target: describe[target.kind](target.name),
        };
        context.report({ node, messageId: 'layer', data });
        return;
      }
      for (const name of names) {
        const row = brokenSoleImporter(soleImporters, file, target, name);
        if (row === undefined) continue;
        const what =
          row.name === undefined ? describe[target.kind](target.name) : `${row.name} of ${target.name}`;
        context.report({ node, messageId: 'sole', data: { file: row.file, what, instead: row.instead } });
        return;
      }
    }

    /** @param {Node} node */
    function checkStatement(node) {
      const statement = /** @type {Statement} */ (/** @type {unknown} */ (node));
      if (typeof statement.source?.value !== 'string') return;
      check(node, statement.source.value, {
        typeOnly: isTypeOnly(statement),
        names: importedNames(statement),
      });
    }

    /**
     * @param {Node} node
     * @param {{ type: string, value?: unknown } | undefined} name
     */
    function checkCall(node, name) {
      if (name?.type === 'Literal' && typeof name.value === 'string') {
        check(node, name.value, { typeOnly: false, names: [null] });
      } else if (layer?.packages !== 'any') {
        context.report({ node, messageId: 'computed' });
      }
    }

    return {
      ImportDeclaration: checkStatement,
      ExportNamedDeclaration: checkStatement,
      ExportAllDeclaration: checkStatement,
      ImportExpression: (node) => checkCall(node, node.source),
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'require')
          checkCall(node, node.arguments[0]);
      },
      /** @param {Node} node */
      TSImportType(node) {
        const { source } = /** @type {Statement} */ (/** @type {unknown} */ (node));
        if (typeof source?.value === 'string') check(node, source.value, { typeOnly: true, names: [null] });
      },
      /** @param {Node} node */
      TSExternalModuleReference(node) {
        const { expression } = /** @type {{ expression: { type: string, value?: unknown } }} */ (
          /** @type {unknown} */ (node)
        );
        checkCall(node, expression);
      },
    };
  },
};

/** @param {Layer | undefined} layer */
const placeName = (layer) => (layer?.folder === '' ? 'A file in the root' : `${layer?.folder ?? ''}/`);

/** @param {Statement} statement */
function isTypeOnly({ importKind, exportKind, specifiers = [] }) {
  if (importKind === 'type' || exportKind === 'type') return true;
  return (
    specifiers.length > 0 &&
    specifiers.every((specifier) => specifier.importKind === 'type' || specifier.exportKind === 'type')
  );
}

/**
 * The names a statement takes from its module; `null` for all of it at once.
 * @param {Statement} statement
 * @returns {readonly (string | null)[]}
 */
function importedNames({ specifiers = [] }) {
  if (specifiers.length === 0) return [null];
  return specifiers.map((specifier) => {
    const named = specifier.type === 'ExportSpecifier' ? specifier.local : specifier.imported;
    return named === undefined ? null : String(named.name ?? named.value);
  });
}
