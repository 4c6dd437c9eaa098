/** Opens an address in a tab of its own, which knows nothing of this one; the browser does so only after a click. */
export function openBeside(address: string): void {
  window.open(address, '_blank', 'noopener');
}
