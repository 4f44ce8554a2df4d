// What every figure has in common.

import { surface, mode } from './theme.js';

/** Of an axis whose labels have their place in the margin: none is measured, which makes the browser lay the page out at each. */
export const fixed = { automargin: false, ticklabeloverflow: 'allow', tickangle: 0 };

/** An axis with its title; without one where the page writes it: to place it the library measures all labels. */
export function axis(title, colours, extra) {
  return {
    ...(title ? { title: { text: title, standoff: 8, font: { size: 12 } } } : {}), gridcolor: colours.grid, linecolor: colours.line, zeroline: false,
    tickcolor: colours.line, automargin: true, exponentformat: 'power', minexponent: 5, separatethousands: true, ...extra,
  };
}

// To ask for it makes the browser compute all styles of the page.
let family;

/** The layout around the axes. */
export function frame(theme = mode()) {
  const colours = surface(theme);
  return {
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: (family ??= getComputedStyle(document.body).fontFamily), size: 12, color: colours.text }, margin: { l: 56, r: 12, t: 8, b: 40 },
    hoverlabel: { bgcolor: colours.hover, bordercolor: colours.hoverLine, font: { color: colours.text } },
    legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0, font: { size: 12 }, uirevision: 'keep' },
  };
}
