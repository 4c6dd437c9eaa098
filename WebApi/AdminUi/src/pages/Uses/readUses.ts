import type { ParameterDefinition } from '../../api/types';
import { isGeneric, readGeneric } from '../MacroForm/formValues';

/** One use of a macro in the text of a page. */
export interface MacroUse {
  /** Whether the page names the macro itself, not one of the generic ones. */
  ownName: boolean;
  /** Parameters as the page spells them. */
  parameters: string[];
}

/** Confluence's name for the first parameter of a macro that gives it no name, and Data Center's. */
const unnamed = { stored: '', declared: '0' };

/** The uses of a macro in a page's text in storage format, in its order, those inside other macros too. */
export function readUses(storage: string, key: string): MacroUse[] {
  // Storage format declares neither its prefixes nor HTML's entities; as HTML both are taken as they are.
  const text = storage.replace(/<(\/?)(ac|ri):/g, '<$1$2-').replace(/<((?:ac|ri)-[\w-]+)([^>]*)\/>/g, '<$1$2></$1>');
  const document = new DOMParser().parseFromString(text, 'text/html');
  return [...document.querySelectorAll('ac-structured-macro, ac-macro')].flatMap((macro): MacroUse[] => {
    const name = macro.getAttribute('ac:name') ?? '';
    const stored = [...macro.children].filter((child) => child.localName === 'ac-parameter');
    const values = Object.fromEntries(stored.map((parameter) => [parameter.getAttribute('ac:name') ?? '', parameter.textContent]));
    if (name === key) {
      return [{ ownName: true, parameters: Object.keys(values) }];
    }
    const generic = isGeneric(name) ? readGeneric(values) : null;
    return generic?.macro === key ? [{ ownName: false, parameters: Object.keys(generic.values) }] : [];
  });
}

/** Of a use those parameters that the macro does not have, so that what the author gave is not shown. */
export function lostIn({ parameters }: MacroUse, declared: ParameterDefinition[]): string[] {
  const known = new Set(declared.map(({ name }) => name.toLowerCase()));
  return parameters.filter((name) => !known.has(name === unnamed.stored ? unnamed.declared : name.toLowerCase()));
}
