import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { FieldErrors, MacroDefinition } from '../../../api/types';
import { ChoiceCards } from '../../../components/ChoiceCards';
import { FormField } from '../../../components/FormField';
import { bodyChoices, languageChoices, layoutChoices, outputChoices } from '../../../macro/definition';
import { CategoriesField } from './CategoriesField';
import styles from './SettingsTab.module.css';

interface Props {
  macroKey: string;
  definition: MacroDefinition;
  errors: FieldErrors;
  onChange: (change: Partial<MacroDefinition>) => void;
}

/** The macro's name, and how it appears on pages. */
export function SettingsTab({ macroKey, definition, errors, onChange }: Props) {
  const { name, description, icon, documentation, categories, output, body, layout, language } = definition;
  const about = (field: string) => errors[field]?.join(' ');
  const nameError = name.trim() === '' ? 'Give the macro a name.' : about('name');

  return (
    <div className={styles.form}>
      <FormField label="Name" required error={nameError} help="What authors see in Confluence’s macro browser.">
        {(control) => <Textfield {...control} value={name} onChange={(event) => onChange({ name: event.currentTarget.value })} />}
      </FormField>
      <FormField label="Key" help="The macro’s name on pages. It cannot be changed.">
        {(control) => <Textfield {...control} isMonospaced isReadOnly value={macroKey} />}
      </FormField>
      <FormField label="Description" error={about('description')}>
        {(control) => (
          <Textarea {...control} minimumRows={2} value={description} onChange={(event) => onChange({ description: event.currentTarget.value })} />
        )}
      </FormField>
      <FormField label="Icon" error={about('icon')} help="The https address of a picture of 80 by 80 pixels for the macro browser.">
        {(control) => <Textfield {...control} value={icon} onChange={(event) => onChange({ icon: event.currentTarget.value.trim() })} />}
      </FormField>
      <FormField label="Documentation" error={about('documentation')} help="The https address of a page for authors.">
        {(control) => <Textfield {...control} value={documentation} onChange={(event) => onChange({ documentation: event.currentTarget.value.trim() })} />}
      </FormField>
      <CategoriesField categories={categories} error={about('categories')} onChange={(next) => onChange({ categories: next })} />
      <ChoiceCards legend="Output" choices={outputChoices} value={output} onChange={(next) => onChange({ output: next })} />
      <ChoiceCards legend="Body" choices={bodyChoices} value={body} onChange={(next) => onChange({ body: next })} />
      <ChoiceCards legend="Layout" choices={layoutChoices} value={layout} onChange={(next) => onChange({ layout: next })} />
      <ChoiceCards legend="Template language" choices={languageChoices} value={language} onChange={(next) => onChange({ language: next })} />
    </div>
  );
}
