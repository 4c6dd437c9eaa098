// The document that script of a macro runs in. It has an origin of its own and gets the output from the frame around
// it, once; what the output's script does afterwards stays in here. It tells the frame its height, and which link was clicked.
(() => {
  "use strict";

  const frameOrigin = new URL(document.currentScript.src).origin;

  function tell(message) {
    window.parent.postMessage(message, frameOrigin);
  }

  function addStyles(text) {
    const styles = document.createElement("style");
    styles.textContent = text;
    document.head.append(styles);
  }

  function addSheet(address) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }));
  }

  function setTheme(attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      document.documentElement.setAttribute(name, value);
    }
  }

  function addScript(text) {
    const script = document.createElement("script");
    script.textContent = text;
    document.body.append(script);
  }

  // Links lead out of the frame: a sandbox may not open anything itself.
  function follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const address = link ? link.getAttribute("href") : "";
    if (!address || address.startsWith("#") || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    tell({ open: address });
  }

  function watch() {
    document.addEventListener("click", follow);
    const report = () => tell({ height: Math.ceil(document.documentElement.getBoundingClientRect().height) });
    new ResizeObserver(report).observe(document.documentElement);
    window.addEventListener("message", ({ source, origin, data }) => {
      if (source === window.parent && origin === frameOrigin && data && data.theme) {
        setTheme(data.theme);
      }
    });
  }

  function show({ html, styles, script, theme, sheets }) {
    // Written, not set, so that the script in it runs as in any page.
    document.open();
    document.addEventListener("DOMContentLoaded", () => script && addScript(script), { once: true });
    document.write('<!doctype html><html lang="en"><head><meta charset="utf-8">');
    watch();
    setTheme(theme);
    sheets.forEach(addSheet);
    addStyles(styles);
    document.write(`</head><body><div class="ac-content"><div id="output">${html}`);
    document.close();
  }

  window.addEventListener("message", function receive({ source, origin, data }) {
    if (source === window.parent && origin === frameOrigin && data && typeof data.html === "string") {
      window.removeEventListener("message", receive);
      show(data);
    }
  });
  tell({ ready: true });
})();
