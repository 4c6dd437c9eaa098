// What Atlassian's host script expects of the page around it. Dialogs and flags are provided as modules (see provide.js), so most of AUI is not needed.
window.AJS = {
  $: window.jQuery,
  Meta: { get: (name) => (name === 'space-key' ? document.body.dataset.spaceKey : undefined) },
  LayerManager: { global: { getTopLayer: () => null } },
  contextPath: () => '/wiki',
  escapeHtml: (text) => {
    const holder = document.createElement('i');
    holder.textContent = text ?? '';
    return holder.innerHTML;
  },
};
window.require = () => ({ emitGasV3() {} });

// The feature-flag service of the host script: every experiment is off. Without one it writes errors to the console.
window.__FEATUREGATES_JS__ = {
  getPackageVersion: () => '4.23.4',
  initializeCompleted: () => true,
  checkGate: () => false,
};
