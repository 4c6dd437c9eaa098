import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useId, useState, type FormEvent } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import type { CreatedToken, TokenScope } from '../../api/types';
import { useLimits } from '../../api/useLimits';
import { FormField } from '../../components/FormField';
import { NativeSelect } from '../../components/NativeSelect';
import { ProblemMessage } from '../../components/ProblemMessage';
import { CreatedTokenModal } from './CreatedTokenModal';
import styles from './CreateTokenModal.module.css';
import { scopeChoices } from './scopes';

interface Props {
  onClose: () => void;
  onCreated: () => void;
}

const lifetimes = ['30', '90', '180', '365'] as const;
type Lifetime = (typeof lifetimes)[number];

/** Asks for what a token may do and how long, and shows it once it is made. */
export function CreateTokenModal({ onClose, onCreated }: Props) {
  const api = useApi();
  const limitOf = useLimits();
  const form = useId();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<TokenScope[]>([]);
  const [days, setDays] = useState<Lifetime>('90');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [created, setCreated] = useState<CreatedToken | null>(null);
  const [sending, setSending] = useState(false);

  async function create(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    const result = await api.tokens.create(name.trim(), ['read', ...scopes], Number(days));
    setSending(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) {
      setCreated(result.value);
      onCreated();
    }
  }

  if (created) {
    return <CreatedTokenModal created={created} onClose={onClose} />;
  }
  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>Create an API token</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <form id={form} className={styles.form} onSubmit={(event) => void create(event)} noValidate>
          {problem && <ProblemMessage problem={problem} />}
          <FormField label="Name" required error={problem?.errors.name?.[0]} help="What the token is for, such as the name of a pipeline.">
            {(control) => (
              <Textfield {...control} autoFocus maxLength={limitOf('token-name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            )}
          </FormField>
          <fieldset className={styles.scopes}>
            <legend>Read access, plus:</legend>
            {scopeChoices.map(({ value, label, description }) => (
              <Checkbox
                key={value}
                label={`${label}: ${description}`}
                isChecked={scopes.includes(value)}
                onChange={(event) => setScopes(event.currentTarget.checked ? [...scopes, value] : scopes.filter((scope) => scope !== value))}
              />
            ))}
          </fieldset>
          <FormField label="Expires in" error={problem?.errors.days?.[0]} help="The token stops working after this date.">
            {({ id, 'aria-describedby': describedBy }) => (
              <NativeSelect
                id={id}
                describedBy={describedBy}
                value={days}
                options={lifetimes.map((value) => ({ value, label: `${value} days` }))}
                onChange={setDays}
              />
            )}
          </FormField>
        </form>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" form={form} appearance="primary" isLoading={sending}>
          Create
        </Button>
      </ModalFooter>
    </Modal>
  );
}
