import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { fakeHost } from '../testing/fakeHost';
import { HostLink } from './HostLink';

function click(init: MouseEventInit = {}) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const host = fakeHost();
  const container = document.body.appendChild(document.createElement('div'));
  act(() =>
    createRoot(container).render(
      <HostLink host={host} href="https://one.example/page">
        A page
      </HostLink>,
    ),
  );
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
  // Nothing is opened here: what the browser would do is in the event.
  container.addEventListener('click', (clicked) => (clicked.defaultPrevented ? undefined : clicked.preventDefault()));
  act(() => {
    container.querySelector('a')?.dispatchEvent(event);
  });
  vi.unstubAllGlobals();
  return host;
}

it('lets the host open the page', () => {
  expect(click().open.mock.calls).toEqual([['https://one.example/page']]);
});

it.each(['ctrlKey', 'metaKey', 'shiftKey', 'altKey'])('leaves a click with %s to the browser', (key) => {
  expect(click({ [key]: true }).open).not.toHaveBeenCalled();
});
