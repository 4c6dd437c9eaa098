// The frame of a macro. With a ticket, the macro still lacks its body, data of the page, or parameters that only
// the page has: the frame asks Confluence for them with the viewer's own rights, posts them to the service and shows
// what comes back.
(() => {
  "use strict";

  const output = document.getElementById("output");
  const host = window.AP;

  if (host && host.theming) {
    host.theming.initializeTheming();
  }
  const ROUNDS = 6;
  const MAX_HEIGHT = 20000;
  const MAX_HEIGHTS = 200;
  const HEIGHTS = "um-heights";

  class Notice extends Error {}

  /** An answer of Confluence, with the viewer's own rights. */
  async function ask(address) {
    try {
      return JSON.parse((await host.request({ url: address, type: "GET", headers: { Accept: "application/json" } })).body);
    } catch (failure) {
      const status = failure && failure.xhr ? failure.xhr.status : 0;
      throw new Notice(
        status === 401 || status === 403 || status === 404
          ? "The body of this macro cannot be read: it is not published yet, or you may not see it."
          : "Confluence did not give the body of this macro. Reload the page in a moment.",
      );
    }
  }

  /** The macro's body as Confluence keeps or converts it. */
  async function readBody() {
    const body = output.dataset.source ? (await ask(output.dataset.source))[output.dataset.field] : "";
    return typeof body === "string" ? body : "";
  }

  /** The macro's parameters as the page spells them; each a text, or an object that holds it. */
  async function readParameters() {
    if (!output.dataset.parameters) {
      return undefined;
    }
    const { parameters } = await ask(output.dataset.parameters);
    const texts = Object.entries(parameters || {}).map(([name, given]) => [name, given && typeof given === "object" ? given.value : given]);
    return Object.fromEntries(texts.filter(([, text]) => typeof text === "string"));
  }

  /** What Confluence answers, as text by address; null for what the viewer may not see or Confluence does not give. */
  async function answersTo(asks) {
    const pairs = asks.map(async (address) => {
      try {
        return [address, (await host.request({ url: address, type: "GET", headers: { Accept: "application/json" } })).body];
      } catch {
        return [address, null];
      }
    });
    return Object.fromEntries(await Promise.all(pairs));
  }

  /** The output. A template that asks for more data is rendered again with them, a few times. */
  async function render(body, parameters) {
    let asks = output.dataset.asks ? output.dataset.asks.split(" ") : [];
    const answers = {};
    for (let round = 0; round < ROUNDS; round++) {
      Object.assign(answers, await answersTo(asks));
      const reply = await post({ ticket: output.dataset.ticket, body, parameters, answers });
      if (reply.asks.length === 0) {
        return reply;
      }
      asks = reply.asks;
    }
    throw new Notice("This macro asks for too much.");
  }

  async function post(content) {
    const token = await new Promise((resolve) => host.context.getToken(resolve));
    const response = await fetch(output.dataset.frames, {
      method: "POST",
      credentials: "omit",
      headers: { Authorization: `JWT ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(content),
    });
    if (response.ok) {
      return response.json();
    }
    const problem = await response.json().catch(() => ({}));
    throw new Notice(problem.detail || "The macro service could not answer. Reload the page in a moment.");
  }

  function show({ html, styles, script, sandbox }) {
    if (sandbox) {
      output.replaceChildren(sandboxOf(sandbox, { html, styles, script }));
    } else {
      document.getElementById("styles").textContent = styles;
      output.innerHTML = html;
    }
    output.removeAttribute("aria-busy");
  }

  /** A frame in which the script of the output runs, with no way to this page, to Confluence's or to the service. */
  function sandboxOf(address, content) {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.setAttribute("referrerpolicy", "no-referrer");
    frame.className = "um-sandbox";
    frame.title = document.title;
    // Its origin is opaque, so nothing narrower can be named; this page's policy lets it hold nothing but a sandbox. One that
    // another output has taken the place of has no window any more.
    const tell = (message) => frame.contentWindow?.postMessage(message, "*");
    window.addEventListener("message", ({ source, data }) => {
      if (!source || source !== frame.contentWindow || !data) {
        return;
      }
      if (data.ready) {
        tell({ ...content, theme: theme(), sheets: sheets() });
      }
      if (typeof data.height === "number" && data.height >= 0) {
        frame.style.height = `${Math.min(data.height, MAX_HEIGHT)}px`;
      }
      if (typeof data.open === "string") {
        open(data.open);
      }
    });
    new MutationObserver(() => tell({ theme: theme() })).observe(document.documentElement, { attributes: true });
    frame.src = address;
    return frame;
  }

  /** What says how this page looks: attributes of Confluence's themes, and our and their style sheets. */
  function theme() {
    const root = document.documentElement;
    return Object.fromEntries([...root.attributes].filter(({ name }) => name.startsWith("data-")).map(({ name, value }) => [name, value]));
  }

  function sheets() {
    return [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.href);
  }

  /** Opens a link of a sandbox; the browser does so only after a click. */
  function open(address) {
    try {
      const url = new URL(address, document.referrer || undefined);
      if (["http:", "https:", "mailto:"].includes(url.protocol)) {
        window.open(url.href, "_blank", "noopener");
      }
    } catch {
      // No address.
    }
  }

  function showNotice(text) {
    const notice = document.createElement("p");
    notice.className = "um-notice";
    notice.setAttribute("role", "note");
    notice.textContent = text;
    output.replaceChildren(notice);
    output.removeAttribute("aria-busy");
  }

  /** The heights that uses of macros had last in this browser: nothing else about them is kept. */
  function heights() {
    try {
      return JSON.parse(localStorage.getItem(HEIGHTS)) || {};
    } catch {
      return {};
    }
  }

  const use = `${location.pathname}#${new URLSearchParams(location.search).get("macro.id") || ""}`;

  function keepHeight() {
    try {
      const { [use]: _, ...others } = heights();
      localStorage.setItem(HEIGHTS, JSON.stringify(Object.fromEntries([...Object.entries(others).slice(-MAX_HEIGHTS), [use, output.offsetHeight]])));
    } catch {
      // A browser that keeps nothing for us shows the page all the same.
    }
  }

  /** Waits until the reader comes near: a page may hold many frames, and each asks Confluence. */
  function whenSeen() {
    return new Promise((resolve) => {
      const observer = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          observer.disconnect();
          resolve();
        }
      });
      observer.observe(output);
      window.addEventListener("beforeprint", resolve, { once: true });
    });
  }

  /** Puts the body, data and parameters into a frame that waits for them; the place it took last time is kept for it. */
  async function fill() {
    output.style.minHeight = `${Math.min(heights()[use] || 0, MAX_HEIGHT)}px`;
    await whenSeen();
    await fetchAndShow();
    output.style.minHeight = "";
    keepHeight();
  }

  async function fetchAndShow() {
    if (!host || !host.request) {
      showNotice("This macro can be shown inside Confluence only.");
      return;
    }
    try {
      const [body, parameters] = await Promise.all([readBody(), readParameters().catch(() => undefined)]);
      show(await render(body, parameters));
    } catch (failure) {
      showNotice(
        failure instanceof Notice ? failure.message : "This macro could not be shown. Reload the page in a moment.",
      );
    }
  }

  /** Replaces the output of a macro whose page holds parameters that Confluence did not send; all others stay as they came. */
  async function complete() {
    const sent = new URLSearchParams(location.search);
    try {
      const parameters = await readParameters();
      if (Object.entries(parameters).some(([name, value]) => value && !sent.get(`p.${name.toLowerCase()}`))) {
        show(await render("", parameters));
      }
    } catch {
      // What is shown holds for all that Confluence sent.
    }
  }

  if (output.dataset.sandbox) {
    show(output.dataset);
  }
  if (output.getAttribute("aria-busy")) {
    fill();
  } else if (output.dataset.ticket && host && host.request) {
    complete();
  }
})();
