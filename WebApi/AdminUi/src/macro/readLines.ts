/** The lines of a text without white space around them, each once, empty ones left out. */
export function readLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== '');
}
