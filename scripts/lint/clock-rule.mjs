// @ts-check

/** Ways to read a clock: `object.member` of the global object. */
const clocks = new Set(['Date.now', 'performance.now', 'performance.timeOrigin', 'process.hrtime']);

const message =
  'Only electron/engine/clock.ts may read a clock: every record carries the same monotonic time. Take a Clock as a parameter.';

/**
 * Refuses reading a clock: `Date.now`, `new Date()`, `Date()`, `performance.now`, `performance.timeOrigin`, `process.hrtime`.
 * Timers and `new Date(value)` are no clocks.
 * @type {import('eslint').Rule.RuleModule}
 */
export const clockRule = {
  meta: { type: 'problem', schema: [], messages: { clock: message } },
  create(context) {
    return {
      MemberExpression(node) {
        const object = rightmostName(node.object);
        const property = node.computed ? literalText(node.property) : nameOf(node.property);
        if (clocks.has(`${object ?? ''}.${property ?? ''}`)) context.report({ node, messageId: 'clock' });
      },
      NewExpression(node) {
        if (nameOf(node.callee) === 'Date' && node.arguments.length === 0)
          context.report({ node, messageId: 'clock' });
      },
      CallExpression(node) {
        if (nameOf(node.callee) === 'Date') context.report({ node, messageId: 'clock' });
      },
    };
  },
};

/**
 * What this rule reads of a syntax node.
 * @typedef {{ type: string, name?: string, value?: unknown, computed?: boolean, property?: EsNode }} EsNode
 */

/** @param {unknown} node */
function nameOf(node) {
  const { type, name } = /** @type {EsNode} */ (node);
  return type === 'Identifier' ? name : undefined;
}

/** @param {unknown} node */
function literalText(node) {
  const { type, value } = /** @type {EsNode} */ (node);
  return type === 'Literal' ? String(value) : undefined;
}

/**
 * `performance` of `performance` and of `globalThis.performance`.
 * @param {unknown} node
 */
function rightmostName(node) {
  const { type, computed, property } = /** @type {EsNode} */ (node);
  return type === 'MemberExpression' && computed === false ? nameOf(property) : nameOf(node);
}
