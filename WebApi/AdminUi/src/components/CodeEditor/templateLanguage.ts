import { html } from '@codemirror/lang-html';
import { Language, LanguageSupport } from '@codemirror/language';
import { Parser, parseMixed, type Input, type PartialParse, type Tree, type TreeFragment } from '@lezer/common';
import { templateData } from './templateNodes';
import { templateTree } from './templateTree';

const markup = html();
const markupLanguage = markup.language;

/** HTML around `{{ }}`: the markup is read as if the scripts in it were not there. */
const nest = parseMixed((node) => (node.type.isTop ? { parser: markupLanguage.parser, overlay: (child) => child.name === 'Text' } : null));

class TemplateParser extends Parser {
  createParse(input: Input, fragments: readonly TreeFragment[], ranges: readonly { from: number; to: number }[]): PartialParse {
    return nest(new WholeParse(input), input, fragments, ranges);
  }
}

/** Reads all of the text in one go; templates are small. */
class WholeParse implements PartialParse {
  parsedPos = 0;
  readonly stoppedAt = null;
  readonly #input: Input;

  constructor(input: Input) {
    this.#input = input;
  }

  advance(): Tree {
    this.parsedPos = this.#input.length;
    return templateTree(this.#input.read(0, this.#input.length));
  }

  stopAt(): void {
    // Stopping early would save nothing.
  }
}

const language = new Language(templateData, new TemplateParser(), [], 'template');

/** HTML with Scriban in it, and the data that completion hangs on. */
/** Scriban in HTML. */
export const templateSupport = new LanguageSupport(language, markup.support);
