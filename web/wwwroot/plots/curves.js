// Plots of signals: each fetches what it shows as bytes; see view.js.

import { CurveView } from './curveview.js';
import { ready } from './loader.js';
import { SpectrogramView } from './spectrogramview.js';
import { onTheme } from './theme.js';
import { allViews, viewOf } from './view.js';

// The library is on its way before the first numbers are.
ready().catch(() => {});

/** Begins a plot on its stage. */
export function mount(stage, options, dotnet) {
  const kind = options.address ? SpectrogramView : CurveView;
  new kind(stage, options, dotnet);
}

/** Gives a plot other options. */
export function change(stage, options) {
  viewOf(stage)?.change(options);
}

/** Shows a range in a plot and its group; null for all. */
export function setRange(stage, range) {
  viewOf(stage)?.setRange(range);
}

/** Highlights a region in a plot and its group; null for none. */
export function setRegion(stage, region) {
  const view = viewOf(stage);
  if (view && JSON.stringify(view.group.region) !== JSON.stringify(region)) view.group.mark(region);
}

/** One of a plot's tools. */
export function act(stage, name) {
  return viewOf(stage)?.act(name);
}

/** Ends a plot. */
export function unmount(stage) {
  viewOf(stage)?.end();
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
