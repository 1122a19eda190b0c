// Runs before the first paint, so that a dark room is not lit up by a white page. A file of its own because the
// content security policy allows no inline script. The key is the one that @immich/ui's theme manager writes.
(() => {
  let choice = 'system';
  try {
    choice = JSON.parse(localStorage.getItem('immich-ui-theme') ?? '"system"');
  } catch {
    // A damaged or forbidden storage means: follow the system.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.add(dark ? 'dark' : 'light');
})();
