import type { FrameHost } from '../host/FrameHost';
import type { FrameBody, FrameOutput, FrameTask } from './contract';
import { Notice } from './Notice';
import { readAnswers } from './pageData';

const mostRounds = 6;

/** The output. A template that asks for more data is rendered again with them, a few times. */
export async function render(host: FrameHost, task: FrameTask, body: string, parameters: Record<string, string> | undefined): Promise<FrameOutput> {
  let asks = task.asks ? task.asks.split(' ') : [];
  const answers: FrameBody['answers'] = {};
  for (let round = 0; round < mostRounds; round++) {
    Object.assign(answers, await readAnswers(host, asks));
    const output = await post(host, task, { ticket: task.ticket, body, parameters, answers });
    if (output.asks.length === 0) {
      return output;
    }
    asks = output.asks;
  }
  throw new Notice('This macro requests too much data.');
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
