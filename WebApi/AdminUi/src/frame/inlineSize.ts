import type { FrameHost } from '../host/FrameHost';

/** The width that some content takes when no line of it is broken. */
export function widthOf(content: HTMLElement): number {
  const { width } = content.style;
  content.style.width = 'max-content';
  const taken = Math.ceil(content.getBoundingClientRect().width);
  content.style.width = width;
  return taken;
}

/**
 * Tells the host the size of an inline macro, so that the text after it follows at once: the width of its text, or what of it a narrower page
 * leaves, and the height of that.
 */
export function followInlineSize(content: HTMLElement, host: FrameHost): void {
  let told = '';
  const report = () => {
    // Without width a frame is never seen, and what waits to be seen never comes.
    if (content.querySelector('[aria-busy]')) {
      return;
    }
    const size = [widthOf(content), Math.ceil(content.getBoundingClientRect().height)] as const;
    if (told !== size.join()) {
      told = size.join();
      host.resize(...size);
    }
  };
  new ResizeObserver(report).observe(content);
  window.addEventListener('resize', report);
}
