import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { AppContext } from './app-context';
import { createServices } from './services';
import { stubClient, stubPage, type StubClient } from './stubs';

/** A part of the window, drawn over a stubbed engine, as a spec handles it. */
export interface Stage {
  readonly client: StubClient;
  readonly place: HTMLElement;
  /** Draws anew, keeping the state of what stays. */
  draw(part: ReactNode): void;
  /** Runs what changes the part, and everything that follows from it. */
  change(doing: () => void): Promise<void>;
  /** Types into a field as a person's keyboard would. */
  type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void>;
  /** The one element that matches. Throws when there is none. */
  find<E extends HTMLElement = HTMLElement>(selector: string): E;
  /** The button with exactly this text or accessible name. */
  button(name: string): HTMLButtonElement;
}

/**
 * What was drawn last: it ends before the next one begins, so that no dialog of it reaches for its focus any more, and with the
 * page, so that nothing of it is drawn when there is none.
 */
let last: Root | null = null;

function end(): void {
  act(() => last?.unmount());
  last = null;
}

window.addEventListener('pagehide', end);

/** Sets the stage: specs of components call it once for each test, under happy-dom. */
export function setStage(part: ReactNode): Stage {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const client = stubClient();
  const services = createServices(client, stubPage());
  const place = document.createElement('div');
  end();
  document.body.replaceChildren(place);
  const root = (last = createRoot(place));
  const draw = (now: ReactNode): void =>
    act(() => root.render(<AppContext value={services}>{now}</AppContext>));
  const change = async (doing: () => void): Promise<void> => {
    await act(async () => {
      doing();
      await Promise.resolve();
    });
  };
  draw(part);

  return {
    client,
    place,
    draw,
    change,
    type: (field, text) =>
      change(() => {
        const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
        // React notices only what goes through the element's own setter.
        Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    find<E extends HTMLElement>(selector: string) {
      const found = document.querySelector<E>(selector);
      if (found === null) throw new Error(`Nothing matches ${selector}`);
      return found;
    },
    button(name) {
      const all = [...document.querySelectorAll('button')];
      const found = all.find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name);
      if (found === undefined)
        throw new Error(`No button ${name} among ${all.map((each) => each.textContent).join()}`);
      return found;
    },
  };
}
