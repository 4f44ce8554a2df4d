// Points of a projection by the ten thousand: fetched as bytes, drawn by WebGL, chosen by drawing around them.

import { ready } from './loader.js';
import { mode, onTheme, surface, tone } from './theme.js';

const tones = ['blue', 'orange', 'green', 'vermillion', 'purple', 'sky', 'yellow'];
const symbols = ['circle', 'diamond', 'square', 'cross', 'triangle-up', 'x', 'star'];
const config = { responsive: true, displaylogo: false, displayModeBar: true, modeBarButtonsToRemove: ['autoScale2d', 'toImage'] };
const mostCorners = 500;
const noGroup = 65535;
const shown = new Map();

async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error((await answer.json().catch(() => null))?.detail ?? `${url} answered ${answer.status}`);
  const n = Number(answer.headers.get('X-Points'));
  const bytes = await answer.arrayBuffer();
  return {
    names: JSON.parse(decodeURIComponent(answer.headers.get('X-Groups'))), n, numbers: new Int32Array(bytes, 0, n), x: new Float32Array(bytes, 4 * n, n),
    y: new Float32Array(bytes, 8 * n, n), groups: new Uint16Array(bytes, 12 * n, n),
  };
}

function traces({ names, n, numbers, x, y, groups }) {
  const parts = new Map([[noGroup, []], ...names.map((_, group) => [group, []])]);
  for (let i = 0; i < n; i++) parts.get(groups[i]).push(i);
  return [...parts].filter(([, members]) => members.length > 0).map(([group, members]) => {
    const isOutside = group === noGroup;
    return {
      type: 'scattergl', mode: 'markers', name: isOutside ? 'outside of the filter' : `${names[group] || '(none)'} (${members.length.toLocaleString('en')})`,
      x: Float32Array.from(members, (i) => x[i]), y: Float32Array.from(members, (i) => y[i]), customdata: members.map((i) => numbers[i]),
      hovertemplate: 'signal-%{customdata}<extra>%{fullData.name}</extra>',
      marker: {
        size: isOutside ? 3 : n > 5000 ? 4 : 7, opacity: isOutside ? 0.25 : 0.75, color: tone(isOutside ? 'grey' : tones[group % tones.length]),
        symbol: isOutside ? 'circle' : symbols[(group + Math.floor(group / tones.length)) % symbols.length],
      },
    };
  });
}

function layout({ xLabel, yLabel }) {
  const colours = surface(mode());
  const axis = (title) => ({ title: { text: title, standoff: 8, font: { size: 12 } }, gridcolor: colours.grid, linecolor: colours.line, zeroline: false, automargin: true });
  return {
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colours.text },
    margin: { l: 56, r: 12, t: 8, b: 40 }, hovermode: 'closest', dragmode: 'lasso', showlegend: true, legend: { font: { size: 12 } },
    hoverlabel: { bgcolor: colours.hover, bordercolor: colours.hoverLine, font: { color: colours.text } }, xaxis: axis(xLabel), yaxis: axis(yLabel),
  };
}

function corners(event) {
  if (event?.range) {
    const [[left, right], [low, high]] = [event.range.x, event.range.y];
    return { x: [left, right, right, left], y: [low, low, high, high] };
  }
  if (!event?.lassoPoints) return null;
  const step = Math.ceil(event.lassoPoints.x.length / mostCorners);
  const thin = (values) => values.filter((_, i) => i % step === 0);
  return { x: thin(event.lassoPoints.x), y: thin(event.lassoPoints.y) };
}

/** Draws the points of an address and tells the server what is drawn around them. */
export async function draw(element, note, url, xLabel, yLabel, server) {
  const [plotly, points] = await Promise.all([ready(), fetched(url)]);
  if (!element.isConnected) return;
  const isNew = !shown.has(element);
  shown.set(element, { points, xLabel, yLabel });
  note.textContent = `${points.n.toLocaleString('en')} signals`;
  await plotly.react(element, traces(points), layout({ xLabel, yLabel }), config);
  if (!isNew) return;
  element.on('plotly_selected', (event) => {
    const outline = corners(event);
    if (outline && outline.x.length > 2) server.invokeMethodAsync('Outline', outline.x, outline.y);
  });
  element.on('plotly_click', (event) => window.Blazor.navigateTo(`/signals/signal-${event.points[0].customdata}`));
}

/** Forgets a plot whose element leaves the page. */
export function purge(element) {
  shown.delete(element);
  if (window.Plotly && element) window.Plotly.purge(element);
}

onTheme(() => {
  for (const [element, figure] of shown) window.Plotly.react(element, traces(figure.points), layout(figure), config);
});
