import { useCallback, useEffect, useState } from 'react';
import type { FormsApi, MacroChoice, MacroForm } from '../../api/forms';
import type { Problem } from '../../api/problem';
import type { Host } from '../../host/Host';
import type { MacroDialog } from '../../host/MacroDialog';
import { initialValues, isGeneric, readGeneric, toGeneric, toStored, type FormValues } from './formValues';
import { isInOneOf } from './membership';

/** The form of the macro that the dialog is for, or of the one chosen in it, and what is filled in. */
export function useMacroForm(api: FormsApi, host: Host, dialog: MacroDialog, module: string) {
  const [stored, setStored] = useState<FormValues | null>(null);
  const [choices, setChoices] = useState<MacroChoice[] | null>(null);
  const [form, setForm] = useState<MacroForm | null>(null);
  const [values, setValues] = useState<FormValues | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [mayInsert, setMayInsert] = useState<boolean | null>(null);
  const generic = isGeneric(module);

  const open = useCallback(
    async (key: string, known: FormValues, isNew: boolean) => {
      const result = await api.read(key);
      if (!result.ok) {
        setProblem(result.problem);
        return;
      }
      setForm(result.value);
      setValues(initialValues(result.value, known));
      // What is on the page already may be edited by everyone.
      setMayInsert(!isNew || result.value.mayInsert || (await isInOneOf(host, result.value.insertGroups)));
    },
    [api, host],
  );

  useEffect(() => {
    void (async () => {
      const data = await dialog.read();
      setStored(data);
      if (!generic) {
        await open(module, data, Object.keys(data).length === 0);
        return;
      }
      const list = await api.list(module);
      if (!list.ok) {
        setProblem(list.problem);
        return;
      }
      setChoices(list.value);
      const { macro, values: known } = readGeneric(data);
      if (macro !== '') {
        await open(macro, known, false);
      }
    })();
  }, [api, dialog, generic, module, open]);

  return {
    choices,
    form,
    values,
    problem,
    mayInsert,
    choose: (key: string) => {
      const { macro, values: known } = readGeneric(stored ?? {});
      setForm(null);
      setValues(null);
      if (key !== '') {
        void open(key, key === macro ? known : {}, key !== macro);
      }
    },
    change: (identifier: string, value: string) => setValues((before) => ({ ...before, [identifier]: value })),
    save: useCallback(async () => {
      if (form && values) {
        await dialog.save(generic ? toGeneric(form, values) : toStored(form, values));
      }
    }, [dialog, form, generic, values]),
  };
}
