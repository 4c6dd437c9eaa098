import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import AddIcon from '@atlaskit/icon/core/add';
import { useRef, useState } from 'react';
import type { FieldErrors, ParameterDefinition, TemplateDiagnostic } from '../../../api/types';
import { addParameter, changeParameter, maxParameters, moveParameter } from '../../../macro/parameters';
import { ParameterForm } from './ParameterForm';
import { ParameterHints } from './ParameterHints';
import { ParameterList } from './ParameterList';
import styles from './ParametersTab.module.css';

interface Props {
  parameters: ParameterDefinition[];
  diagnostics: TemplateDiagnostic[];
  errors: FieldErrors;
  onChange: (parameters: ParameterDefinition[]) => void;
}

/** What authors fill in: the list at the left, the chosen parameter at the right. */
export function ParametersTab({ parameters, diagnostics, errors, onChange }: Props) {
  const [chosen, setChosen] = useState(0);
  const [added, setAdded] = useState(-1);
  const list = useRef<HTMLElement>(null);
  const index = Math.min(chosen, parameters.length - 1);

  const add = () => {
    onChange(addParameter(parameters));
    setChosen(parameters.length);
    setAdded(parameters.length);
  };
  const remove = () => {
    onChange(parameters.filter((_, at) => at !== index));
    setChosen(Math.max(index - 1, 0));
    setAdded(-1);
    // The form that had the focus is gone.
    list.current?.focus();
  };
  const addButton = (
    <Button iconBefore={AddIcon} isDisabled={parameters.length >= maxParameters} onClick={add}>
      Add parameter
    </Button>
  );
  if (parameters.length === 0) {
    return (
      <>
        <ParameterHints diagnostics={diagnostics} />
        <EmptyState
          header="No parameters yet"
          headingLevel={2}
          description="Parameters are what authors fill in when they insert the macro. The template reads them as params.name."
          primaryAction={addButton}
        />
      </>
    );
  }
  return (
    <>
      <ParameterHints diagnostics={diagnostics} />
      <div className={styles.columns}>
        <section ref={list} tabIndex={-1} className={styles.list} aria-label="Parameters">
          <ParameterList
            parameters={parameters}
            chosen={index}
            onChoose={setChosen}
            onMove={(by) => {
              onChange(moveParameter(parameters, index, by));
              setChosen(index + by);
            }}
          />
          <div>{addButton}</div>
        </section>
        <ParameterForm
          key={index}
          parameters={parameters}
          index={index}
          errors={errors}
          focused={index === added}
          onChange={(change) => onChange(changeParameter(parameters, index, change))}
          onRemove={remove}
        />
      </div>
    </>
  );
}
