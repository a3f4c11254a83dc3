import { Braces, RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Message } from '../../../shared/model/message';
import { cx } from '../../ui/cx';
import menu from '../../ui/menu.module.css';
import { exampleAt } from '../../ui/message-editor/example-surroundings';
import { Tip } from '../../ui/tip';
import tool from '../sending/tool-popover.module.css';
import { valueNow, variableGroups } from './variables';
import styles from './variables-menu.module.css';

interface VariablesMenuProps {
  /** The message up to the caret: what a checksum that is put there covers. */
  readonly before: () => Message;
  /** The number that the counter gives next. */
  readonly next: number;
  readonly onInsert: (source: string) => void;
  readonly onRestart: () => void;
}

interface Now {
  readonly message: Message;
  readonly surroundings: Surroundings;
}

/** What can be put into a message and is filled when it is sent, each with what it would be now. */
export function VariablesMenu({ before, next, onInsert, onRestart }: VariablesMenuProps): ReactNode {
  // Values are those of the moment at which the menu is opened: they stand still while they are read.
  const [now, setNow] = useState<Now | null>(null);
  return (
    <MenuTrigger
      onOpenChange={(isOpen) => setNow(isOpen ? { message: before(), surroundings: exampleAt(next) } : null)}
    >
      <Tip text="Insert a variable">
        <AriaButton className={cx(tool['button'])} aria-label="Insert a variable">
          <Braces size={15} aria-hidden />
        </AriaButton>
      </Tip>
      <Popover className={cx(menu['popover'], styles['popover'])} placement="top end">
        <Menu className={cx(menu['menu'])} aria-label="Variables">
          {variableGroups.map(({ name, entries }) => (
            <MenuSection key={name} className={cx(styles['section'])}>
              <Header className={cx(styles['title'])}>{name}</Header>
              {entries.map((entry) => (
                <MenuItem
                  key={entry.source}
                  className={cx(menu['item'], styles['item'])}
                  textValue={entry.source}
                  onAction={() => onInsert(entry.source)}
                >
                  <span className={styles['source']}>{entry.source}</span>
                  <span className={styles['explains']}>{entry.explains}</span>
                  <span className={styles['value']}>
                    {now !== null && valueNow(entry, now.message, now.surroundings)}
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
          <MenuSection className={cx(styles['section'])}>
            <Header className={cx(styles['title'])}>Counter</Header>
            <MenuItem
              className={cx(menu['item'], styles['item'])}
              textValue="Count from 1 again"
              onAction={onRestart}
            >
              <RotateCcw size={13} aria-hidden />
              Count from 1 again
              <span className={styles['value']}>next: {next}</span>
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
