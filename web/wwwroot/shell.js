// Keys of the shell and the reconnect dialog; the pages themselves need no script.

const places = { c: '/hpo/campaigns', n: '/hpo/campaigns/new', d: '/devices', s: '/datasets' };
let waitsForPlace = 0;

const types = (element) => element?.closest('input, textarea, select, [contenteditable], [role=dialog], .rz-dropdown');

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return;
  if (event.key === '/') {
    const search = document.querySelector('[data-search]');
    if (search) { event.preventDefault(); search.focus(); search.select?.(); }
  } else if (event.key === 'g') {
    waitsForPlace = event.timeStamp;
  } else if (places[event.key] && event.timeStamp - waitsForPlace < 1000) {
    waitsForPlace = 0;
    event.preventDefault();
    window.Blazor.navigateTo(places[event.key]);
  }
});

const dialog = document.getElementById('components-reconnect-modal');
let retry;

async function again() {
  clearTimeout(retry);
  try {
    if (dialog.dataset.state === 'paused') { if (!(await window.Blazor.resumeCircuit())) location.reload(); return; }
    // False: the server lives and no longer knows this circuit, so nothing is lost by loading the page anew.
    if (!(await window.Blazor.reconnect()) && !(await window.Blazor.resumeCircuit?.())) location.reload();
  } catch {
    retry = setTimeout(again, 2000);
  }
}

if (dialog) {
  document.getElementById('reconnect-now').addEventListener('click', again);
  dialog.addEventListener('components-reconnect-state-changed', ({ detail: { state } }) => {
    dialog.dataset.state = state;
    clearTimeout(retry);
    if (state === 'hide') dialog.close();
    else if (!dialog.open) dialog.showModal();
    if (state === 'failed') again();
    if (state === 'rejected') location.reload();
  });
}
