/** Waits until the reader comes near or prints: a page may hold many frames, and each asks Confluence. */
export function whenSeen(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        resolve();
      }
    });
    observer.observe(element);
    window.addEventListener('beforeprint', () => resolve(), { once: true });
  });
}
