import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Quarantine } from '../../api/types';
import { formatTime } from '../../components/formatTime';

interface Props {
  macroKey: string;
  quarantine: Quarantine;
}

/** Why pages show a notice in place of this macro, and the way to have it checked now. */
export function QuarantineMessage({ macroKey, quarantine: opened }: Props) {
  const api = useApi();
  const [quarantine, setQuarantine] = useState<Quarantine | null>(opened);
  const [progress, setProgress] = useState<'idle' | 'running' | 'failed'>('idle');
  const check = async () => {
    setProgress('running');
    const answer = await api.tryQuarantined(macroKey);
    setProgress(answer.ok ? 'idle' : 'failed');
    if (answer.ok) {
      setQuarantine(answer.value.quarantine);
    }
  };
  if (!quarantine) {
    return (
      <SectionMessage appearance="success" title="The macro passed its check">
        <p>Pages show it again.</p>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage
      appearance="error"
      title="This macro is switched off for safety"
      actions={[
        <SectionMessageAction key="check" onClick={() => void check()}>
          {progress === 'running' ? 'Checking…' : 'Check it now'}
        </SectionMessageAction>,
      ]}
    >
      <p>
        {quarantine.explanation} Since {formatTime(quarantine.since)} its pages show a notice.
        {quarantine.lastTry && ` It failed its last check on ${formatTime(quarantine.lastTry)}.`}
        {' The next check runs when a page requests the macro after '}
        {formatTime(quarantine.nextTry)}, or at once when another revision is published.
      </p>
      {progress === 'failed' && <p>The check could not run. Try again in a moment.</p>}
    </SectionMessage>
  );
}
