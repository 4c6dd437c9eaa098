import { definitionDefaults } from '../api/defaults';
import type { BodyMode, MacroDefinition, OutputLayout, OutputMode, TemplateLanguage } from '../api/types';

export interface Choice<T extends string> {
  value: T;
  label: string;
  description: string;
}

export const bodyChoices: Choice<BodyMode>[] = [
  { value: 'none', label: 'No body', description: 'Authors fill in parameters only.' },
  { value: 'rendered', label: 'Rich text', description: 'Formatted text; links and macros in it work.' },
  { value: 'escaped', label: 'Plain text', description: 'Shown as typed; markup in it has no effect.' },
  { value: 'unrendered', label: 'Unprocessed text', description: 'Passed to the template exactly as typed.' },
];

export const outputChoices: Choice<OutputMode>[] = [
  { value: 'auto', label: 'Automatic', description: 'Inline in the page if it can carry all of the output, framed otherwise. The preview says why.' },
  { value: 'framed', label: 'Framed', description: 'Any HTML with its own styles, in a frame on the page.' },
  { value: 'static', label: 'Inline in the page', description: 'Confluence storage format: quick, searchable, in every export.' },
];

export const layoutChoices: Choice<OutputLayout>[] = [
  { value: 'block', label: 'Block', description: 'A block of its own, as wide as the text.' },
  { value: 'inline', label: 'Inline', description: 'Within a line of text.' },
];

export const languageChoices: Choice<TemplateLanguage>[] = [
  { value: 'scriban', label: 'Scriban', description: 'The language of new macros: {{ params.title }}.' },
  { value: 'velocity', label: 'Velocity', description: 'The language of macros from Data Center: $paramTitle.' },
];

const starters: Record<OutputMode, Record<'plain' | 'body', string>> = {
  auto: {
    plain: '<p>Hello from <strong>{{ page.title }}</strong></p>\n',
    body: '<div class="panel">\n  {{ body }}\n</div>\n',
  },
  framed: {
    plain: '<p>Hello from <strong>{{ page.title }}</strong></p>\n',
    body: '<div class="panel">\n  {{ body }}\n</div>\n',
  },
  static: {
    plain: '<p>Hello from <strong>{{ page.title }}</strong></p>\n',
    body: '<ac:structured-macro ac:name="panel">\n  <ac:rich-text-body>{{ body }}</ac:rich-text-body>\n</ac:structured-macro>\n',
  },
};

/** The definition that a new macro starts with. */
export function newDefinition(name: string, description: string, body: BodyMode, output: OutputMode): MacroDefinition {
  return { ...definitionDefaults, name, description, body, output, template: starters[output][body === 'none' ? 'plain' : 'body'] };
}
