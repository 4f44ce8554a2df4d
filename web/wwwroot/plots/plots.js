// The one place that knows plotly.js: figures in, pixels out. Loaded by the first plot of a page.

const tones = {
  // Okabe and Ito's palette; the dark theme lifts what would sink into its background.
  light: { blue: '#0072b2', orange: '#b36b00', green: '#00795a', vermillion: '#c24b00', purple: '#a3527f', sky: '#2f86b8', yellow: '#8a8000', grey: '#6b7280' },
  dark: { blue: '#56b4e9', orange: '#e69f00', green: '#2cc295', vermillion: '#ff7f3f', purple: '#e08fbf', sky: '#8fd0f5', yellow: '#f0e442', grey: '#a3abb5' },
};
const surfaces = {
  light: { text: '#3a424d', grid: '#e4e7eb', line: '#b9c0c9', hover: '#ffffff', hoverLine: '#9aa3ad' },
  dark: { text: '#cbd2da', grid: '#363d45', line: '#59626d', hover: '#22272e', hoverLine: '#59626d' },
};
const dashes = { solid: 'solid', dash: 'dash', dot: 'dot' };
const marks = { 0: 'lines', 1: 'markers', 2: 'lines+markers', 3: 'lines' };
// Shares end at 0 and 1, also where a constant curve would be given room beyond.
const shares = { clipmin: -0.02, clipmax: 1.02 };
const figures = new Map();
const config = { responsive: true, displaylogo: false, displayModeBar: 'hover', modeBarButtonsToRemove: ['lasso2d', 'select2d', 'autoScale2d'] };

let loading;
function ready() {
  return (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('../vendor/plotly-strict.min.js', import.meta.url).href;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error('plotly.js could not be loaded from ' + script.src));
    document.head.append(script);
  }));
}

const mode = () => (document.getElementById('radzen-theme-link')?.href.includes('dark') ? 'dark' : 'light');

function axis(title, colours, extra) {
  return {
    title: { text: title, standoff: 8, font: { size: 12 } }, gridcolor: colours.grid, linecolor: colours.line, zeroline: false,
    tickcolor: colours.line, automargin: true, ...extra,
  };
}

function layout(figure) {
  const colours = surfaces[mode()];
  return {
    uirevision: figure.key, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colours.text }, margin: { l: 56, r: 12, t: 8, b: 40 }, hovermode: 'closest',
    hoverlabel: { bgcolor: colours.hover, bordercolor: colours.hoverLine, font: { color: colours.text } },
    legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0, font: { size: 12 } },
    showlegend: figure.traces.length > 1,
    xaxis: axis(figure.xLabel, colours, figure.xRange ? { range: [figure.xRange.from, figure.xRange.to] } : {}),
    yaxis: axis(figure.yLabel, colours, figure.logY ? { type: 'log' } : figure.yFormat ? { tickformat: figure.yFormat, autorangeoptions: shares } : {}),
  };
}

function traces(figure) {
  const colours = tones[mode()];
  return figure.traces.map((trace) => ({
    type: 'scatter', name: trace.name, mode: marks[trace.mark], x: trace.x, y: trace.y, text: trace.hover ?? undefined,
    hovertemplate: (trace.hover ? '%{text}' : '%{x}: %{y}') + '<extra>%{fullData.name}</extra>',
    line: { color: colours[trace.tone] ?? colours.blue, width: trace.width ?? 2, dash: dashes[trace.dash] ?? 'solid', shape: trace.mark === 3 ? 'hv' : 'linear', simplify: false },
    marker: { color: colours[trace.tone] ?? colours.blue, size: 7, symbol: trace.symbol, opacity: 0.9 },
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
  element?.removeAllListeners?.('plotly_relayout');
  if (window.Plotly && element) window.Plotly.purge(element);
}

/** Saves the numbers of a plot as CSV, one row a point. */
export function download(element) {
  const figure = figures.get(element);
  if (!figure) return;
  const quote = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value);
  const rows = [['trace', figure.xLabel, figure.yLabel].map(quote).join(',')];
  for (const trace of figure.traces)
    for (let i = 0; i < trace.y.length; i++)
      rows.push([quote(trace.name), trace.x ? trace.x[i] : trace.x0 + i * trace.dx, trace.y[i] ?? ''].join(','));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([rows.join('\n') + '\n'], { type: 'text/csv' }));
  link.download = figure.key.replaceAll(/[^\w.-]+/g, '-') + '.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

const points = 4000;

async function samples(url, from, to) {
  const query = new URLSearchParams({ points });
  if (from !== undefined) query.set('from', Math.max(0, from));
  if (to !== undefined) query.set('to', to);
  const answer = await fetch(`${url}?${query}`);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const header = (name) => answer.headers.get(name);
  return {
    y: new Float32Array(await answer.arrayBuffer()), x0: Number(header('X-Start-Seconds')), dx: Number(header('X-Step-Seconds')),
    covered: Number(header('X-Samples-Covered')), envelope: header('X-Envelope') === 'true',
  };
}

/** Draws a signal from its samples endpoint and asks again for what a zoom shows. */
export async function signal(element, note, url, unit) {
  const plotly = await ready();
  let asked = 0;
  let timer;
  const show = async (from, to) => {
    const turn = ++asked;
    const { y, x0, dx, covered, envelope } = await samples(url, from, to);
    if (turn !== asked || !element.isConnected) return;
    const key = url.split('/').at(-2);
    figures.set(element, { key, xLabel: 'Time (s)', yLabel: `Amplitude (${unit || '1'})`, traces: [{ name: key, mark: 0, tone: 'blue', x0, dx, y }] });
    note.textContent = envelope ? `minimum and maximum of ${covered.toLocaleString('en')} samples; zoom in for all of them` : `all ${covered.toLocaleString('en')} samples`;
    const [line] = traces(figures.get(element));
    await plotly.react(element, [{ ...line, x: undefined, x0, dx, line: { ...line.line, width: 1 } }], layout(figures.get(element)), config);
  };
  plotly.purge(element);
  await show();
  element.on('plotly_relayout', (change) => {
    const from = change['xaxis.range[0]'] ?? change['xaxis.range']?.[0];
    const to = change['xaxis.range[1]'] ?? change['xaxis.range']?.[1];
    if (from === undefined && !change['xaxis.autorange']) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(from, to).catch((fault) => (note.textContent = fault.message)), 120);
  });
}

// Radzen swaps the style sheet's address when the theme changes.
const sheet = document.getElementById('radzen-theme-link');
if (sheet) new MutationObserver(() => [...figures.keys()].forEach((element) => {
  const figure = figures.get(element);
  if (figure.traces[0]?.x0 === undefined) render(element);
  else window.Plotly.update(element, { 'line.color': tones[mode()].blue }, layout(figure));
})).observe(sheet, { attributes: true, attributeFilter: ['href'] });
