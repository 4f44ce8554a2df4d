// Figures whose numbers come with the page: campaigns, distributions, projections.

import { mode, onTheme, surface, tone } from './theme.js';
import { axis, frame } from './axes.js';
import { ready } from './loader.js';
import { csv, fileName, save } from './saving.js';

const dashes = { solid: 'solid', dash: 'dash', dot: 'dot' };
const marks = { 0: 'lines', 1: 'markers', 2: 'lines+markers', 3: 'lines' };
// Shares end at 0 and 1, also where a constant curve would be given room beyond.
const shares = { clipmin: -0.02, clipmax: 1.02 };
const figures = new Map();
const config = { responsive: true, displaylogo: false, displayModeBar: 'hover', modeBarButtonsToRemove: ['lasso2d', 'select2d', 'autoScale2d'] };

function layout(figure) {
  const colours = surface();
  return {
    ...frame(), uirevision: figure.key, hovermode: 'closest', showlegend: figure.traces.length > 1,
    xaxis: axis(figure.xLabel, colours, figure.xRange ? { range: [figure.xRange.from, figure.xRange.to] } : {}),
    yaxis: axis(figure.yLabel, colours, figure.logY ? { type: 'log' } : figure.yFormat ? { tickformat: figure.yFormat, autorangeoptions: shares } : {}),
  };
}

function traces(figure) {
  const theme = mode();
  return figure.traces.map((trace) => ({
    type: 'scatter', name: trace.name, mode: marks[trace.mark], x: trace.x, y: trace.y, text: trace.hover ?? undefined,
    hovertemplate: (trace.hover ? '%{text}' : '%{x}: %{y}') + '<extra>%{fullData.name}</extra>',
    line: { color: tone(trace.tone, theme), width: trace.width ?? 2, dash: dashes[trace.dash] ?? 'solid', shape: trace.mark === 3 ? 'hv' : 'linear', simplify: false },
    marker: { color: tone(trace.tone, theme), size: 7, symbol: trace.symbol, opacity: 0.9 },
  }));
}

async function render(element) {
  const figure = figures.get(element);
  if (!figure || !element.isConnected) return;
  const plotly = await ready();
  await plotly.react(element, traces(figure), layout(figure), config);
}

/** Draws a figure anew. */
export async function draw(element, figure) {
  figures.set(element, figure);
  await render(element);
}

/** Appends to some traces and replaces others. */
export async function update(element, changes) {
  const figure = figures.get(element);
  if (!figure) return;
  for (const change of changes) {
    const trace = figure.traces[change.trace];
    const join = (old, more) => (change.append ? (old ?? []).concat(more ?? []) : more);
    figure.traces[change.trace] = { ...trace, x: join(trace.x, change.x), y: join(trace.y, change.y), hover: change.hover ? join(trace.hover, change.hover) : trace.hover };
  }
  await render(element);
}

/** Forgets a plot whose element leaves the page. */
export function purge(element) {
  figures.delete(element);
  if (window.Plotly && element) window.Plotly.purge(element);
}

/** Saves the numbers of a plot as CSV, one row a point. */
export function download(element) {
  const figure = figures.get(element);
  if (!figure) return;
  const rows = [['trace', figure.xLabel, figure.yLabel]];
  for (const trace of figure.traces)
    for (let i = 0; i < trace.y.length; i++) rows.push([trace.name, trace.x[i], trace.y[i] ?? '']);
  save(fileName(figure.key, 'csv'), csv(rows), 'text/csv');
}

onTheme(() => [...figures.keys()].forEach(render));
