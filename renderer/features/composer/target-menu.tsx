import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { TARGET_MENU_MAX } from '../../../shared/limits';
import { formatAddress } from '../../../shared/model/address';
import type { Connection } from '../../../shared/model/connection';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { useServices } from '../../state/app-context';
import menu from '../../ui/menu.module.css';
import type { Recipient } from './route';
import { cx } from '../../ui/cx';
import styles from './target-menu.module.css';

interface TargetMenuProps {
  readonly server: EndpointId;
  readonly target: Recipient;
  readonly onTarget: (target: Recipient) => void;
}

/** Shows where a server's message goes, and lets another target be chosen among the first live connections. */
export function TargetMenu({ server, target, onTarget }: TargetMenuProps): ReactNode {
  const { client } = useServices();
  const [live, setLive] = useState<readonly Connection[]>([]);

  async function load(): Promise<void> {
    const wanted = { server, scope: 'live', from: 0, count: TARGET_MENU_MAX } as const;
    const outcome = await client.call('connections.window', wanted);
    if (outcome.ok) setLive(outcome.value.rows);
  }

  return (
    <MenuTrigger
      onOpenChange={(open) => {
        if (open) void load();
      }}
    >
      <AriaButton className={cx(styles['target'])}>
        <span>
          <span className={styles['to']}>To</span> {nameOf(target)}
        </span>
        <ChevronDown size={13} aria-hidden />
      </AriaButton>
      <Popover className={cx(menu['popover'])} placement="top start">
        <Menu
          className={cx(menu['menu'])}
          aria-label="Send to"
          selectionMode="single"
          selectedKeys={[String(target)]}
          onAction={(key) => onTarget(key === 'all' ? 'all' : (Number(key) as ConnectionId))}
        >
          <MenuItem id="all" className={cx(menu['item'])} textValue="All connections">
            All connections
          </MenuItem>
          {live.map((connection) => (
            <MenuItem
              key={connection.id}
              id={String(connection.id)}
              className={cx(menu['item'])}
              textValue={`#${connection.id}`}
            >
              #{connection.id}
              <span className={styles['peer']}>{formatAddress(connection.remote)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function nameOf(target: Recipient): string {
  return target === 'all' ? 'all connections' : `#${target}`;
}
