import type { ReactNode } from 'react';
import { EllipsisVertical } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { IconButton } from './button';
import { cx } from './cx';
import styles from './menu.module.css';

/** One entry of a menu. An ellipsis at the end of its name says that it asks first. */
export interface MenuAction {
  readonly name: string;
  readonly icon: ReactNode;
  readonly tone?: 'danger';
  readonly run: () => void;
}

interface ActionsMenuProps {
  /** The accessible name of the button that opens the menu. */
  readonly label: string;
  readonly actions: readonly MenuAction[];
}

/** The seldom used actions of a thing, behind one button. */
export function ActionsMenu({ label, actions }: ActionsMenuProps): ReactNode {
  return (
    <MenuTrigger>
      <IconButton label={label} icon={<EllipsisVertical size={16} aria-hidden />} />
      <Popover className={cx(styles['popover'])} placement="bottom end">
        <Menu className={cx(styles['menu'])} aria-label={label}>
          {actions.map((action) => (
            <MenuItem
              key={action.name}
              className={cx(styles['item'], action.tone === 'danger' && styles['danger'])}
              textValue={action.name}
              onAction={action.run}
            >
              {action.icon}
              {action.name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
