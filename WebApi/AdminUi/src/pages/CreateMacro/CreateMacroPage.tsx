import Button, { LinkButton } from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import { useApi } from '../../api/ApiContext';
import { useLimits } from '../../api/useLimits';
import { ChoiceCards } from '../../components/ChoiceCards';
import { FormField } from '../../components/FormField';
import { PageHeader } from '../../components/PageHeader';
import { ProblemMessage } from '../../components/ProblemMessage';
import { bodyChoices, newDefinition, outputChoices } from '../../macro/definition';
import { useNavigation } from '../../router/NavigationContext';
import { formatRoute, home } from '../../router/route';
import { changeName, checkForm, emptyForm, readProblems, type CreateForm, type FormProblems } from './createForm';
import styles from './CreateMacroPage.module.css';

/** Asks for what cannot be changed later or decides how the template begins, then opens the editor. */
export default function CreateMacroPage() {
  const api = useApi();
  const navigation = useNavigation();
  const limitOf = useLimits();
  const maxKey = limitOf('macro-key');
  const [form, setForm] = useState<CreateForm>(emptyForm);
  const [problems, setProblems] = useState<FormProblems>({});
  const [sending, setSending] = useState(false);
  const change = (part: Partial<CreateForm>) => setForm((before) => ({ ...before, ...part }));

  async function create(event: FormEvent) {
    event.preventDefault();
    const found = checkForm(form, maxKey);
    setProblems(found);
    if (Object.keys(found).length > 0) {
      return;
    }
    setSending(true);
    const result = await api.create(form.key, newDefinition(form.name.trim(), form.description.trim(), form.body, form.output));
    if (result.ok) {
      navigation.go({ page: 'editor', key: result.value.key, tab: 'template' });
    } else {
      setSending(false);
      setProblems(readProblems(result.problem));
    }
  }

  return (
    <>
      <PageHeader title="Create macro" back />
      <form className={styles.form} onSubmit={(event) => void create(event)} noValidate>
        {problems.form && <ProblemMessage problem={problems.form} />}
        <p className={styles.note}>Required fields are marked with an asterisk.</p>
        <FormField label="Name" required error={problems.name} help="What authors see in Confluence’s macro browser.">
          {(control) => (
            <Textfield
              {...control}
              autoFocus
              maxLength={limitOf('macro-name')}
              value={form.name}
              onChange={(event) => setForm(changeName(form, event.currentTarget.value, maxKey))}
            />
          )}
        </FormField>
        <FormField label="Key" required error={problems.key} help="The macro’s name on pages. It cannot be changed later.">
          {(control) => (
            <Textfield
              {...control}
              isMonospaced
              maxLength={maxKey}
              value={form.key}
              onChange={(event) => change({ key: event.currentTarget.value, keyEdited: true })}
            />
          )}
        </FormField>
        <FormField label="Description" error={problems.description} help="One sentence on when to use the macro.">
          {(control) => (
            <Textfield
              {...control}
              maxLength={limitOf('macro-description')}
              value={form.description}
              onChange={(event) => change({ description: event.currentTarget.value })}
            />
          )}
        </FormField>
        <ChoiceCards legend="Output" choices={outputChoices} value={form.output} onChange={(output) => change({ output })} />
        <ChoiceCards legend="Body" choices={bodyChoices} value={form.body} onChange={(body) => change({ body })} />
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" isLoading={sending}>
            Create macro
          </Button>
          <LinkButton appearance="subtle" href={formatRoute(home)}>
            Cancel
          </LinkButton>
        </div>
      </form>
    </>
  );
}
