/** Shown when the page is opened outside Confluence, where it can do nothing. */
export function HostMissing() {
  return (
    <main>
      <h1>User macros</h1>
      <p>This page works inside Confluence: open “User macros” in the administration of your site.</p>
    </main>
  );
}
