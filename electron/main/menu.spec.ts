import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu';

const roles = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.flatMap((item) => [
    ...(item.role === undefined ? [] : [item.role]),
    ...(Array.isArray(item.submenu) ? roles(item.submenu) : []),
  ]);

describe('menuTemplate', () => {
  it.each<[NodeJS.Platform, string[]]>([
    ['darwin', ['appMenu', 'close', 'editMenu', 'windowMenu', 'help']],
    ['linux', ['quit', 'editMenu', 'windowMenu', 'help', 'about']],
    ['win32', ['quit', 'editMenu', 'windowMenu', 'help', 'about']],
  ])('has the standard roles of %s', (platform, expected) => {
    const all = roles(menuTemplate(platform));
    for (const role of [...expected, 'reload', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen']) {
      expect(all).toContain(role);
    }
  });

  it('puts quitting into the app menu on macOS alone', () => {
    expect(roles(menuTemplate('darwin'))).not.toContain('quit');
    expect(roles(menuTemplate('linux'))).not.toContain('appMenu');
  });
});
