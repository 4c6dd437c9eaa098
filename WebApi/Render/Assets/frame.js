// The frame of a macro. With a ticket, the macro still lacks its body: the frame asks Confluence for it with the
// viewer's own rights, posts it to the service and shows what comes back.
(() => {
  "use strict";

  const output = document.getElementById("output");
  const host = window.AP;

  if (host && host.theming) {
    host.theming.initializeTheming();
  }
  if (!output.dataset.ticket) {
    return;
  }

  class Notice extends Error {}

  /** The macro's body as Confluence keeps or converts it. */
  async function readBody() {
    let answer;
    try {
      answer = await host.request({ url: output.dataset.source, type: "GET", headers: { Accept: "application/json" } });
    } catch (failure) {
      const status = failure && failure.xhr ? failure.xhr.status : 0;
      throw new Notice(
        status === 401 || status === 403 || status === 404
          ? "The body of this macro cannot be read: it is not published yet, or you may not see it."
          : "Confluence did not give the body of this macro. Reload the page in a moment.",
      );
    }
    const body = JSON.parse(answer.body)[output.dataset.field];
    return typeof body === "string" ? body : "";
  }

  async function render(body) {
    const token = await new Promise((resolve) => host.context.getToken(resolve));
    const response = await fetch(output.dataset.frames, {
      method: "POST",
      credentials: "omit",
      headers: { Authorization: `JWT ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ ticket: output.dataset.ticket, body }),
    });
    if (response.ok) {
      return response.json();
    }
    const problem = await response.json().catch(() => ({}));
    throw new Notice(problem.detail || "The macro service could not answer. Reload the page in a moment.");
  }

  function show(html, styles) {
    document.getElementById("styles").textContent = styles;
    output.innerHTML = html;
    output.removeAttribute("aria-busy");
  }

  function showNotice(text) {
    const notice = document.createElement("p");
    notice.className = "um-notice";
    notice.setAttribute("role", "note");
    notice.textContent = text;
    output.replaceChildren(notice);
    output.removeAttribute("aria-busy");
  }

  async function run() {
    if (!host || !host.request) {
      showNotice("This macro can be shown inside Confluence only.");
      return;
    }
    try {
      const { html, styles } = await render(await readBody());
      show(html, styles);
    } catch (failure) {
      showNotice(
        failure instanceof Notice ? failure.message : "This macro could not be shown. Reload the page in a moment.",
      );
    }
  }

  run();
})();
