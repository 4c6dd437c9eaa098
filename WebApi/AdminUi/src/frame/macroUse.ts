import type { NestedUse } from './contract';
import { isBuiltIn } from './builtInMacros';
import { attributeOf, decode, type StorageElement } from './storageTree';

/** Which attributes of a resource say what a parameter that names one means; the host does the same. */
const resourceNames = ['ri:content-title', 'ri:filename', 'ri:space-key', 'ri:account-id', 'ri:value'];

/** Whether an element is a macro of an app, which Confluence's conversion leaves out. */
export function isAppMacro(text: string, element: StorageElement): boolean {
  return element.name === 'ac:structured-macro' && !isBuiltIn(attributeOf(text, element, 'ac:name'));
}

/** The part of a macro that holds rich text. */
export function richBody(element: StorageElement): StorageElement | undefined {
  return element.children.find((child) => child.name === 'ac:rich-text-body');
}

/** A use as it is written; its body is its plain text, or is to come. */
export function readUse(text: string, element: StorageElement): NestedUse {
  const plain = element.children.find((child) => child.name === 'ac:plain-text-body');
  const rich = richBody(element);
  const parameters = element.children.filter((child) => child.name === 'ac:parameter');
  return {
    name: attributeOf(text, element, 'ac:name'),
    id: attributeOf(text, element, 'ac:macro-id'),
    parameters: Object.fromEntries(parameters.map((child) => [attributeOf(text, child, 'ac:name'), valueOf(text, child)])),
    body: plain ? decode(text.slice(plain.from, plain.to)) : '',
    stored: rich ? text.slice(rich.from, rich.to) : '',
  };
}

function valueOf(text: string, element: StorageElement): string {
  const inner = text.slice(element.from, element.to);
  const resource = /<ri:[^>]*>/i.exec(inner)?.[0];
  if (!resource) {
    return decode(inner);
  }
  const names = resourceNames.map((name) => attributeOf(resource, { name, start: 0, from: resource.length, to: 0, end: 0, children: [] }, name));
  return names.find((value) => value !== '') ?? '';
}
