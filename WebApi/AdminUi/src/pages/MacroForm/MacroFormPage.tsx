import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { useEffect, useRef, useState } from 'react';
import type { FormsApi } from '../../api/forms';
import { FormField } from '../../components/FormField';
import { HostLink } from '../../components/HostLink';
import { NativeSelect } from '../../components/NativeSelect';
import { ProblemMessage } from '../../components/ProblemMessage';
import type { Host } from '../../host/Host';
import type { MacroDialog } from '../../host/MacroDialog';
import { FormPreview } from './FormPreview';
import { isGeneric, isTooLong, lengthTogether, problemsOf } from './formValues';
import { MacroFields } from './MacroFields';
import styles from './MacroFormPage.module.css';
import { useFormPreview } from './useFormPreview';
import { useMacroForm } from './useMacroForm';

interface Props {
  host: Host;
  dialog: MacroDialog;
  api: FormsApi;
  /** The key of the macro's module in Confluence. */
  module: string;
}

/** The dialog in which an author fills in a macro. */
export function MacroFormPage({ host, dialog, api, module }: Props) {
  const { choices, form, values, problem, mayInsert, choose, change, save } = useMacroForm(api, host, dialog, module);
  const [asked, setAsked] = useState(false);
  const problems = form && values && asked ? problemsOf(form, values) : {};
  const tooLong = form !== null && values !== null && isTooLong(form, values, isGeneric(module));
  const preview = useFormPreview(api, host, form?.key ?? null, values);

  function submit() {
    if (!form || !values) {
      return;
    }
    setAsked(true);
    if (mayInsert && Object.keys(problemsOf(form, values)).length === 0 && !tooLong) {
      void save();
    }
  }
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    dialog.onSubmit(() => latest.current());
  }, [dialog]);

  if (problem) {
    return <ProblemMessage problem={problem} />;
  }
  if (!choices && !form) {
    return <Spinner size="large" label="Loading the form" />;
  }
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        {choices && (
          <FormField label="Macro" required help={choices.length === 0 ? 'No published macro has this kind of output and body.' : undefined}>
            {(control) => (
              <NativeSelect
                id={control.id}
                describedBy={control['aria-describedby']}
                value={form?.key ?? ''}
                options={[{ value: '', label: 'Choose a macro' }, ...choices.map(({ key, name }) => ({ value: key, label: name }))]}
                onChange={choose}
              />
            )}
          </FormField>
        )}
        {mayInsert === false && (
          <SectionMessage appearance="warning" title="You can’t insert this macro">
            <p>Only certain people may insert it. Existing uses keep working.</p>
          </SectionMessage>
        )}
        {form?.description && (
          <p className={styles.description}>
            {form.description}
            {form.documentation && (
              <>
                {' '}
                <HostLink host={host} href={form.documentation}>
                  Learn more
                </HostLink>
              </>
            )}
          </p>
        )}
        {form && values && <MacroFields form={form} host={host} values={values} problems={problems} onChange={change} />}
        {form?.parameters.length === 0 && <p className={styles.description}>This macro has no parameters.</p>}
        {tooLong && (
          <SectionMessage appearance="error" title="These values are too long together">
            <p>
              They have {lengthTogether(form, values, isGeneric(module))} characters, encoded as in an address; Confluence accepts at most{' '}
              {form.limits.together}. Shorten some of them.
            </p>
          </SectionMessage>
        )}
      </form>
      {form && <FormPreview shown={preview} />}
    </main>
  );
}
