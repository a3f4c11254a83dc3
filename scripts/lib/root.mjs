// @ts-check
import { resolve } from 'node:path';

/** The project's root folder. */
export const root = resolve(import.meta.dirname, '../..');

/** @param {string[]} parts Path below the root. */
export const inRoot = (...parts) => resolve(root, ...parts);
