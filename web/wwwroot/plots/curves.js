// Plots of signals: each fetches what it shows as bytes; see stage.js and view.js.

import './stage.js';
import { ready } from './loader.js';
import { onTheme } from './theme.js';
import { allViews } from './view.js';

// The library is made ready while the page waits for its first answer from the server.
requestIdleCallback(() => ready().catch(() => {}), { timeout: 1000 });

/** Gives a plot the page that hears of zooms, marks and cursors. */
export function connect(stage, dotnet) {
  stage.view?.connect(dotnet);
}

/** One of a plot's tools. */
export function act(stage, name) {
  return stage.view?.act(name);
}

onTheme(() => allViews().forEach((view) => view.painted && view.paint()));

// A menu of tools closes when something else is meant.
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.plot-menu[open]'))
    if (!menu.contains(event.target) || event.target.closest('button')) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const menu = event.target.closest?.('details.plot-menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
