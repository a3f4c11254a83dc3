import { join } from 'node:path';
import { app, dialog, Menu, protocol, session } from 'electron';
import { CAPTURE_CLOSE_MS, SHUTDOWN_MS } from '../../shared/limits';
import { createEngine } from '../engine/engine';
import { answerCalls } from './ipc';
import { createSaveDialog } from './save-dialog';
import { rememberWindow, showWindow, type WindowSetup } from './main-window';
import { menuTemplate } from './menu';
import { restrictContents, restrictSession } from './policies';
import { createAssetHandler, privilegedScheme, readManifest } from './scheme';
import { holdQuit } from './shutdown';

const out = join(import.meta.dirname, '..');
const renderer = join(out, 'renderer');
const preload = join(out, 'preload', 'preload.cjs');
const threads = new URL('../threads/', import.meta.url);

// A second start hands over to the first, which shows its window, and ends.
if (app.requestSingleInstanceLock()) start();
else app.quit();

/** The order matters: sandbox and scheme before the app is ready, every policy before the first contents. */
function start(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([privilegedScheme]);
  app.on('web-contents-created', (_event, contents) => restrictContents(contents));
  app.on('window-all-closed', () => {
    // On macOS programs stay when their last window closes, and so do the servers.
    if (process.platform !== 'darwin') app.quit();
  });
  app.whenReady().then(open).catch(giveUp);
}

function open(): void {
  restrictSession(session.defaultSession);
  protocol.handle('app', createAssetHandler(renderer, readManifest(renderer)));
  const userData = app.getPath('userData');
  const engine = createEngine({
    folder: join(userData, 'captures'),
    settings: join(userData, 'settings'),
    threads,
    outlet: { kind: 'dialog', choose: createSaveDialog(dialog, () => app.getPath('downloads')) },
    version: app.getVersion(),
    report: logIncident,
  });
  const { admit } = answerCalls(engine, logIncident);
  const setup: WindowSetup = { preload, stateFile: join(userData, 'window.json'), admit };
  const hold = holdQuit({
    stop: () => engine.shutdown(),
    exit: (code) => app.exit(code),
    report: (problem) => console.error('Parley did not stop in order:', problem),
    limitMs: SHUTDOWN_MS + CAPTURE_CLOSE_MS,
  });
  app.on('before-quit', (event) => {
    rememberWindow(setup.stateFile);
    hold(event);
  });
  app.on('second-instance', () => showWindow(setup));
  app.on('activate', () => showWindow(setup));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  showWindow(setup);
}

/** The log gets the stack of a defect and its incident number; what was sent or received is never part of it. */
function logIncident(incident: string, method: string, cause: unknown): void {
  console.error(`Incident ${incident} in ${method}:`, cause);
}

function giveUp(problem: unknown): void {
  console.error('Parley could not start:', problem);
  const reason = problem instanceof Error ? problem.message : String(problem);
  dialog.showErrorBox(
    'Parley could not start',
    `${reason}\n\nInstall Parley again, or build it with: npm run build`,
  );
  app.exit(1);
}
