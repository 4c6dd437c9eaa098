import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useMemo, useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { MacroDetails } from '../../api/types';
import { useNavigation } from '../../router/NavigationContext';
import { editorTabs, type EditorTab } from '../../router/route';
import { ConflictMessage } from './draft/ConflictMessage';
import { DraftSession } from './draft/DraftSession';
import { SaveProblem } from './draft/SaveProblem';
import { useDraft } from './draft/useDraft';
import { useLeaveWarning } from './draft/useLeaveWarning';
import { EditorHeader } from './EditorHeader';
import { LeaveModal } from './LeaveModal';
import styles from './MacroEditor.module.css';
import { QuarantineMessage } from './QuarantineMessage';
import { ParametersTab } from './parameters/ParametersTab';
import { markedDiagnostics } from './preview/previewState';
import { usePreview } from './preview/usePreview';
import { useSample } from './preview/useSample';
import { ApprovalMessage } from './publish/ApprovalMessage';
import { SettingsTab } from './settings/SettingsTab';
import { TemplateTab } from './template/TemplateTab';

interface Props {
  details: MacroDetails;
  tab: EditorTab;
}

const titles: Record<EditorTab, string> = { template: 'Template', parameters: 'Parameters', settings: 'Settings' };

/** One macro: its template beside the preview, its parameters and its settings. */
export function MacroEditor({ details, tab }: Props) {
  const api = useApi();
  const [session] = useState(() => new DraftSession(api, details));
  const navigation = useNavigation();
  const draft = useDraft(session);
  const leaving = useLeaveWarning(session);
  const sample = useSample(draft.key, draft.definition);
  const preview = usePreview(draft.key, draft.definition, sample);
  const diagnostics = useMemo(() => markedDiagnostics(preview, draft.diagnostics), [preview, draft.diagnostics]);
  const errors = draft.problem?.errors ?? {};

  return (
    <>
      <EditorHeader session={session} draft={draft} />
      <div className={styles.messages}>
        {details.quarantine && <QuarantineMessage macroKey={draft.key} quarantine={details.quarantine} />}
        {draft.approval && <ApprovalMessage session={session} request={draft.approval} />}
        {draft.theirs && <ConflictMessage session={session} theirs={draft.theirs} />}
        {draft.problem && <SaveProblem problem={draft.problem} saveState={draft.saveState} onRetry={() => void session.flush()} />}
      </div>
      <Tabs
        id="macro"
        selected={editorTabs.indexOf(tab)}
        onChange={(index) => navigation.replace({ page: 'editor', key: draft.key, tab: editorTabs[index] ?? 'template' })}
      >
        <TabList>
          {editorTabs.map((name) => (
            <Tab key={name}>{titles[name]}</Tab>
          ))}
        </TabList>
        <TabPanel>
          <div className={styles.panel}>
            <TemplateTab draft={draft} session={session} diagnostics={diagnostics} preview={preview} sample={sample} />
          </div>
        </TabPanel>
        <TabPanel>
          <div className={styles.panel}>
            <ParametersTab
              parameters={draft.definition.parameters}
              diagnostics={diagnostics}
              errors={errors}
              onChange={(parameters) => session.edit({ parameters })}
            />
          </div>
        </TabPanel>
        <TabPanel>
          <div className={styles.panel}>
            <SettingsTab macroKey={draft.key} definition={draft.definition} errors={errors} onChange={(change) => session.edit(change)} />
          </div>
        </TabPanel>
      </Tabs>
      {leaving.question && <LeaveModal question={leaving.question} />}
    </>
  );
}
