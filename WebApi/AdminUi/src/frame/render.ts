import type { FrameHost } from '../host/FrameHost';
import type { FrameBody, FrameOutput, FrameTask } from './contract';
import { noticeHtml, partOf, type FrameContent, type MarkedUse } from './frameContent';
import { Notice } from './Notice';
import { readAnswers } from './pageData';

const mostRounds = 6;
/** As many answers the service takes. */
const mostAnswers = 50;
const tooMuchData = 'This macro requests too much data.';

/** What is posted beside the ticket. Without a body and parameters, only the uses are rendered. */
export interface Posted {
  macro?: { body: string; parameters: Record<string, string> | undefined };
  uses?: MarkedUse[];
}

/** The output; parts are added to the content. A template that asks for more data is rendered again with them, a few times. */
export async function render(host: FrameHost, task: FrameTask, content: FrameContent, { macro, uses = [] }: Posted): Promise<FrameOutput> {
  let asks = macro && task.asks ? task.asks.split(' ') : [];
  const answers: FrameBody['answers'] = {};
  for (let round = 1; ; round++) {
    const unknown = [...new Set(asks)].filter((path) => !(path in answers));
    Object.assign(answers, await readAnswers(host, unknown.slice(0, mostAnswers - Object.keys(answers).length)));
    const output = await post(host, task, {
      ticket: task.ticket,
      body: macro?.body ?? '',
      parameters: macro?.parameters,
      answers,
      nested: uses.length > 0 ? uses.map(({ use }) => use) : undefined,
      nestedOnly: macro ? undefined : true,
      missing: content.missing.size > 0 ? [...content.missing] : undefined,
    });
    const parts = output.parts ?? [];
    asks = [...output.asks, ...parts.flatMap((part) => part.asks)];
    if (asks.length > 0 && round === mostRounds && output.asks.length > 0) {
      throw new Notice(tooMuchData);
    }
    if (asks.length === 0 || round === mostRounds) {
      content.missing.clear();
      uses.forEach(({ index }, at) => {
        const part = parts[at];
        content.parts[index] = !part ? partOf('') : part.asks.length > 0 ? partOf(noticeHtml(tooMuchData)) : part;
      });
      return output;
    }
  }
}

/** Tells the service what this view lacks, of which no post told it. */
export async function reportMissing(host: FrameHost, task: FrameTask, content: FrameContent): Promise<void> {
  if (content.missing.size > 0) {
    await render(host, task, content, {}).catch(() => undefined);
  }
}

async function post(host: FrameHost, { frames = '' }: FrameTask, content: FrameBody): Promise<FrameOutput> {
  const response = await fetch(frames, {
    method: 'POST',
    credentials: 'omit',
    headers: { Authorization: await host.authorization(), 'Content-Type': 'application/json' },
    body: JSON.stringify(content),
  });
  if (response.ok) {
    return (await response.json()) as FrameOutput;
  }
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new Notice(problem.detail ?? 'The macro service could not answer. Reload the page in a moment.');
}
