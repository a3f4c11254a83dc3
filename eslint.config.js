import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { layerRules } from './scripts/lint/layers.mjs';

const sources = ['**/*.{ts,tsx}'];
const scripts = ['**/*.mjs', '*.config.js'];
const nodeGlobals = ['process', 'console', 'URL', 'Buffer', 'fetch', 'AbortSignal', 'AbortController'];
const timerGlobals = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'];

// Fakes in specs and parsed JSON in scripts are `any` for a line or two; what is made of them is typed again.
/** @type {Record<string, 'off'>} */
const unsafeOff = Object.fromEntries(
  ['assignment', 'member-access', 'call', 'argument', 'return'].map((kind) => [
    `@typescript-eslint/no-unsafe-${kind}`,
    /** @type {const} */ ('off'),
  ]),
);

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'test-results/', 'playwright-report/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.recommendedTypeCheckedOnly,
  {
    // One project for all files is the cheapest way to types here: one program instead of one for each layer.
    languageOptions: {
      parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text only, never HTML.' },
        {
          selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
          message: 'Text only, never HTML.',
        },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      // An async function without await turns what it throws into a rejection: handlers and fakes want just that.
      '@typescript-eslint/require-await': 'off',
      // Objects here are closures: their methods do not know `this` and may be passed on alone.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: sources,
    rules: {
      // `typeof import('…')` is how a spec types a module that it replaces.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}', 'shared/**/*.ts', 'electron/engine/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...hooks.configs.flat['recommended-latest'] },
  {
    // Playwright's fixtures take `{}` for "no other fixture", and their `use` is no React hook.
    files: ['e2e/**/*.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    files: ['**/*.spec.{ts,tsx}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', ...unsafeOff },
  },
  {
    files: scripts,
    rules: unsafeOff,
    languageOptions: {
      globals: Object.fromEntries([...nodeGlobals, ...timerGlobals].map((name) => [name, 'readonly'])),
    },
  },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  layerRules,
);
