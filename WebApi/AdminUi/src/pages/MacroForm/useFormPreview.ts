import { useEffect, useState } from 'react';
import type { FormsApi } from '../../api/forms';
import type { Host } from '../../host/Host';
import { storageToView } from '../../host/storageToView';
import type { FormValues } from './formValues';

/** What the preview shows: output, or words in its place. */
export interface ShownPreview {
  html: string;
  styles: string;
  notice: string | null;
}

const pause = 400;

/** The output for the values in the form, a moment after they changed; the last one stays until then. */
export function useFormPreview(api: FormsApi, host: Host, key: string | null, values: FormValues | null): ShownPreview | null {
  const [shown, setShown] = useState<ShownPreview | null>(null);
  useEffect(() => {
    if (key === null || values === null) {
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => void render(api, host, key, values, abort.signal).then((next) => !abort.signal.aborted && setShown(next)), pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, host, key, values]);
  return shown;
}

async function render(api: FormsApi, host: Host, key: string, values: FormValues, signal: AbortSignal): Promise<ShownPreview> {
  const result = await api.preview(key, values, signal);
  if (!result.ok) {
    return { html: '', styles: '', notice: result.problem.detail };
  }
  const { html, storage, styles, notice } = result.value;
  const view = storage === null ? html : await storageToView(host, storage);
  return { html: view ?? '', styles, notice: view === null && notice === null ? 'Confluence could not show this output.' : notice };
}
