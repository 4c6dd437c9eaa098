import { expect, it, vi } from 'vitest';
import type { DialogBridge } from './bridge';
import { connectDialog } from './connectDialog';

function createSut(stored: Record<string, string> | null = { a: '1' }) {
  const calls: string[] = [];
  const listeners = new Map<string, () => void>();
  const bridge: DialogBridge = {
    confluence: {
      getMacroData: (callback) => callback(stored),
      saveMacro: (values) => Promise.resolve().then(() => calls.push(`saved ${JSON.stringify(values)}`)),
      closeMacroEditor: () => calls.push('closed'),
    },
    dialog: { disableCloseOnSubmit: () => calls.push('stays open') },
    events: { on: (name, listener) => listeners.set(name, listener) },
  };
  return { sut: connectDialog(bridge), calls, listeners };
}

it('reads what the page has stored; nothing of a new macro', async () => {
  expect(await createSut().sut.read()).toEqual({ a: '1' });
  expect(await createSut(null).sut.read()).toEqual({});
});

it('closes when the values are saved, not before', async () => {
  const { sut, calls } = createSut();
  await sut.save({ a: '2' });
  expect(calls).toEqual(['saved {"a":"2"}', 'closed']);
});

it('keeps the dialog open until the page has saved', () => {
  const { sut, calls, listeners } = createSut();
  const submit = vi.fn();
  sut.onSubmit(submit);
  listeners.get('dialog.submit')?.();
  expect(submit).toHaveBeenCalledOnce();
  expect(calls).toEqual(['stays open']);
});
