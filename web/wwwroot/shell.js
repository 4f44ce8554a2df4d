// Keys of the shell, the reconnect dialog, and whether the tab can be seen; the pages themselves need no script.

import './themerules.js';

const places = { c: '/hpo/campaigns', n: '/hpo/campaigns/new', d: '/devices', s: '/datasets', e: '/data-explorer' };
let waitsForPlace = 0;

const types = (element) => element?.closest('input, textarea, select, [contenteditable], [role=dialog], .rz-dropdown');
// A control of the page that names a key is pressed by it.
const pressed = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]:not([disabled])`);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return;
  if (event.key === '/') {
    const search = document.querySelector('[data-search]');
    if (search) { event.preventDefault(); search.focus(); search.select?.(); }
  } else if (pressed(event.key)) {
    event.preventDefault();
    pressed(event.key).click();
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
    if (state === 'hide') { dialog.close(); tellVisibility(); }
    else if (!dialog.open) dialog.showModal();
    if (state === 'failed') again();
    if (state === 'rejected') location.reload();
  });
}

let server;

// The server draws a hidden page no more. What it has heard stands in data-drawn; after a lost connection it is told again.
async function tellVisibility() {
  const isHidden = document.hidden;
  try {
    await server?.invokeMethodAsync('Set', isHidden);
    document.documentElement.dataset.drawn = isHidden ? 'no' : 'yes';
  } catch {
    // The circuit is gone or away; the reconnect dialog speaks next.
  }
}

export function watchVisibility(reference) {
  server = reference;
  return tellVisibility();
}

document.addEventListener('visibilitychange', tellVisibility);

export function focusFirstFault() {
  document.querySelector('[aria-invalid="true"]')?.focus();
}
