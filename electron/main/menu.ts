import type { MenuItemConstructorOptions } from 'electron';

/** The application menu's template: the roles and shortcuts that a user of the platform expects. */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [{ role: mac ? 'close' : 'quit' }] },
    { role: 'editMenu' },
    { label: '&View', submenu: view },
    { role: 'windowMenu' },
    // On macOS "About" is in the app's own menu, and the help menu brings its search field by itself.
    { role: 'help', submenu: mac ? [] : [{ role: 'about' }] },
  ];
}

const view: MenuItemConstructorOptions[] = [
  { role: 'reload' },
  { role: 'toggleDevTools' },
  { type: 'separator' },
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  // "Plus" needs Shift on most keyboards; people press the key without it.
  { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
  { role: 'zoomOut' },
  { type: 'separator' },
  { role: 'togglefullscreen' },
];
