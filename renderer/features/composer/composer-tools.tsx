import { BookMarked, Crosshair, Paperclip, Repeat } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { ParleyError } from '../../../shared/errors';
import type { Expectation, Repetition } from '../../../shared/model/sending';
import { cx } from '../../ui/cx';
import menu from '../../ui/menu.module.css';
import { Tip } from '../../ui/tip';
import { ExpectForm } from '../sending/expect-form';
import { firstRepeat } from '../sending/repeat-draft';
import { RepeatForm } from '../sending/repeat-form';
import { ToolPopover } from '../sending/tool-popover';
import tool from '../sending/tool-popover.module.css';
import styles from './composer-tools.module.css';

interface ComposerToolsProps {
  /** The menu of variables. */
  readonly children: ReactNode;
  readonly expectation: Expectation | null;
  readonly onExpect: (expectation: Expectation | null) => void;
  /** The message in the input, in a few words. */
  readonly name: string;
  readonly onRepeat: (repetition: Repetition) => Promise<ParleyError | null>;
  readonly onFiles: (files: FileList) => void;
  readonly onLibrary: () => void;
  readonly onSave: () => void;
}

/** What a message can be besides sent: filled, repeated, answered, kept; and files in its place. */
export function ComposerTools(props: ComposerToolsProps): ReactNode {
  const { children, name, expectation, onExpect, onRepeat, onFiles } = props;
  const [repeat, setRepeat] = useState(firstRepeat);
  return (
    <div className={styles['tools']} role="group" aria-label="Message tools">
      {children}
      <FilesButton onFiles={onFiles} />
      <ToolPopover label="Repeat" icon={<Repeat size={15} aria-hidden />}>
        {(close) => (
          <RepeatForm name={name} draft={repeat} onDraft={setRepeat} onStart={onRepeat} onClose={close} />
        )}
      </ToolPopover>
      <ToolPopover
        label="Expect an answer"
        icon={<Crosshair size={15} aria-hidden />}
        isActive={expectation !== null}
      >
        {(close) => <ExpectForm expectation={expectation} onExpect={onExpect} onClose={close} />}
      </ToolPopover>
      <LibraryMenu {...props} />
    </div>
  );
}

/** Asks the system for files. */
function FilesButton({ onFiles }: Pick<ComposerToolsProps, 'onFiles'>): ReactNode {
  return (
    <FileTrigger allowsMultiple onSelect={(files) => files !== null && onFiles(files)}>
      <Tip text="Send files">
        <AriaButton className={cx(tool['button'])} aria-label="Send files">
          <Paperclip size={15} aria-hidden />
        </AriaButton>
      </Tip>
    </FileTrigger>
  );
}

function LibraryMenu({ onLibrary, onSave }: Pick<ComposerToolsProps, 'onLibrary' | 'onSave'>): ReactNode {
  return (
    <MenuTrigger>
      <Tip text="Saved messages">
        <AriaButton className={cx(tool['button'])} aria-label="Saved messages">
          <BookMarked size={15} aria-hidden />
        </AriaButton>
      </Tip>
      <Popover className={cx(menu['popover'])} placement="top end">
        <Menu className={cx(menu['menu'])} aria-label="Saved messages">
          <MenuItem className={cx(menu['item'])} onAction={onLibrary}>
            Saved messages…
          </MenuItem>
          <MenuItem className={cx(menu['item'])} onAction={onSave}>
            Save message…
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
