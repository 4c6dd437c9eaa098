import { useEffect, useReducer } from 'react';
import { useApi } from '../../../api/ApiContext';
import type { MacroDefinition } from '../../../api/types';
import { storageToView } from '../../../host/storageToView';
import { useHost } from '../../../host/HostContext';
import { nextPreview, noPreview, type PreviewState } from './previewState';
import type { Sample } from './useSample';

/** How long after the last change the preview is rendered, in milliseconds. */
const pause = 300;

/** Renders the text as it is being written, through the service; a newer text gives up the older render. */
export function usePreview(key: string, definition: MacroDefinition, { values, body }: Sample): PreviewState {
  const api = useApi();
  const host = useHost();
  const [state, report] = useReducer(nextPreview, noPreview);

  useEffect(() => {
    const abort = new AbortController();
    const render = async () => {
      report({ type: 'asked' });
      const result = await api.preview(key, { definition, parameters: values, body, outputType: 'preview' }, abort.signal);
      if (!result.ok) {
        if (result.problem.kind !== 'aborted') {
          report({ type: 'refused', problem: result.problem });
        }
        return;
      }
      const { html, storage } = result.value;
      const view = html ?? (storage == null ? null : await storageToView(host, storage));
      if (!abort.signal.aborted) {
        report({ type: 'answered', answer: result.value, html: view });
      }
    };
    const timer = setTimeout(() => void render(), pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, host, key, definition, values, body]);

  return state;
}
