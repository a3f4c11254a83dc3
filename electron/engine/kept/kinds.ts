import {
  keptCaptures,
  keptHistory,
  keptLibrary,
  keptWorkbench,
  type KeptCaptures,
  type KeptHistory,
  type KeptLibrary,
  type KeptWorkbench,
} from '../../../shared/model/kept';
import type { KeptKind } from './kept-kind';

/** The endpoints with all of their settings. */
export const workbenchKind: KeptKind<KeptWorkbench> = {
  name: 'workbench',
  what: 'servers and clients',
  format: 1,
  migrations: {},
  schema: keptWorkbench,
};

/** The saved messages and sequences. */
export const libraryKind: KeptKind<KeptLibrary> = {
  name: 'library',
  what: 'saved messages',
  format: 1,
  migrations: {},
  schema: keptLibrary,
};

/** What was sent from the inputs. */
export const historyKind: KeptKind<KeptHistory> = {
  name: 'history',
  what: 'message histories',
  format: 1,
  migrations: {},
  schema: keptHistory,
};

/** What was set of captures. */
export const capturesKind: KeptKind<KeptCaptures> = {
  name: 'captures',
  what: 'capture settings',
  format: 1,
  migrations: {},
  schema: keptCaptures,
};
