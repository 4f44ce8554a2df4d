// Lines over one x axis.

import { frame, axis, fixed } from './axes.js';
import { curve } from './fetching.js';
import { share, sharing } from './groups.js';
import { count, place, short } from './numbers.js';
import { mode, surface, tone } from './theme.js';
import { View } from './view.js';

// Two pixels a point at most: more would be drawn over each other.
const points = (width) => (width > 520 ? 2000 : 1000);

export class CurveView extends View {
  lines = [];
  whole = [];

  forget() {
    this.lines = [];
    this.whole = [];
  }

  async fetch(range, signal) {
    const wanted = points(this.element.clientWidth);
    const lines = await Promise.all(this.options.traces.map(async (trace, i) => {
      const whole = this.whole[i];
      // What came in full once is never asked for again.
      if (whole && (!range || !whole.isEnvelope)) return whole;
      const line = await curve(trace.address, range, wanted, signal);
      if (!range) this.whole[i] = line;
      return line;
    }));
    if (signal.aborted) return;
    this.lines = lines;
    this.domain = [Math.min(...lines.map((line) => line.domain[0])), Math.max(...lines.map((line) => line.domain[1]))];
    this.finest = Math.min(...lines.map((line) => line.dx * line.y.length / line.covered));
    if (this.options.tellsBand && lines[0].low !== undefined && (this.low !== lines[0].low || this.high !== lines[0].high)) {
      [this.low, this.high] = [lines[0].low, lines[0].high];
      this.tell('TellBand', this.low, this.high);
    }
  }

  /** Lines that reach over a range, as they are at hand. */
  reach(range) {
    const reaches = ({ x0, dx, y }) => range && x0 <= range[0] && x0 + dx * y.length >= range[1];
    this.lines = this.lines.map((line, i) => (reaches(line) ? line : (this.whole[i] ?? line)));
  }

  get visible() {
    return this.shown ?? this.group.range ?? this.group.domain;
  }

  extent() {
    let [least, greatest] = [Infinity, -Infinity];
    const [from, to] = this.visible;
    for (const { y, x0, dx } of this.lines) {
      const first = Math.max(0, Math.floor((from - x0) / dx));
      const last = Math.min(y.length - 1, Math.ceil((to - x0) / dx));
      for (let i = first; i <= last; i++) {
        if (y[i] < least && (!this.options.logY || y[i] > 0)) least = y[i];
        if (y[i] > greatest) greatest = y[i];
      }
    }
    return least <= greatest ? [least, greatest] : null;
  }

  /** Says what it needs of a shared scale. */
  offer() {
    const extent = this.options.yGroup && this.extent();
    if (extent) share(this.options.yGroup, this, extent);
  }

  scale() {
    const { yGroup, logY, fromZero } = this.options;
    let extent = this.extent();
    if (yGroup && extent) {
      const before = JSON.stringify(this.common);
      this.common = share(yGroup, this, extent);
      if (before !== JSON.stringify(this.common)) for (const other of sharing(yGroup)) if (other !== this) other.follow(this.common);
      extent = this.common;
    }
    if (!extent) return { autorange: true };
    const [least, greatest] = logY ? [Math.log10(Math.max(extent[0], extent[1] * 1e-7)), Math.log10(extent[1])] : fromZero ? [0, extent[1]] : extent;
    const room = (greatest - least || Math.abs(greatest) || 1) * 0.05;
    return { range: [!logY && fromZero ? 0 : least - room, greatest + room] };
  }

  /** Another plot of the shared scale needs more room. */
  follow(common) {
    // Who is stale or about to be painted has the new scale then.
    if (!this.painted || this.stale || JSON.stringify(common) === JSON.stringify(this.common)) return;
    cancelAnimationFrame(this.following);
    this.following = requestAnimationFrame(() => this.paint());
  }

  get yTitle() {
    return this.options.yLabel.replace('{unit}', this.lines[0]?.unit || '1');
  }

  /** The figure, with its axes' titles on paper; on the page they are elements of their own. */
  figure(paper) {
    const { options } = this;
    const theme = paper ?? mode();
    const colours = surface(theme);
    const data = this.lines.map((line, i) => {
      const trace = options.traces[i];
      return {
        type: 'scatter', mode: 'lines', name: trace.name, x0: line.x0, dx: line.dx, y: line.y, hoverinfo: 'skip',
        line: { color: tone(trace.tone, theme), width: 1, dash: trace.dash ?? 'solid', simplify: false },
      };
    });
    const layout = {
      ...frame(theme), hovermode: false, showlegend: data.length > 1,
      margin: { l: 68, r: 20, t: data.length > 1 ? 24 : 6, b: 40 },
      xaxis: axis(paper && options.xLabel, colours, { ...fixed, range: [...this.visible] }),
      yaxis: axis(paper && this.yTitle, colours, {
        ...fixed, ...this.scale(), type: options.logY ? 'log' : 'linear', ...(options.logY ? { minexponent: 1 } : { nticks: 6, minexponent: 3 }),
      }),
      shapes: [...(options.marks ?? []).map((mark) => ruler(mark, theme)), ...(options.regions ?? []).map((region) => shade(region, theme))],
      annotations: this.labels().map((placed) => label(placed, theme)),
    };
    return { data, layout };
  }

  /** The labels of marks that are seen, each in the first row where it lies over no other; what finds no room is left to the list of marks. */
  labels() {
    const [from, to] = this.visible;
    const scale = (this.element.clientWidth - sides) / (to - from);
    const ends = Array(rows).fill(-Infinity);
    return (this.options.marks ?? []).filter((mark) => mark.label && mark.at >= from && mark.at <= to).sort((a, b) => a.at - b.at).flatMap((mark) => {
      const left = (mark.at - from) * scale;
      const row = ends.findIndex((end) => end < left);
      if (row < 0) return [];
      ends[row] = left + mark.label.length * letter + letter;
      return [{ ...mark, row }];
    });
  }

  describe() {
    const [line] = this.lines;
    if (!line) return '';
    const how = this.lines.some((one) => one.isEnvelope)
      ? `envelope of ${count(Math.max(...this.lines.map((one) => one.covered)))} values, zoom in for all` : `all ${count(line.covered)} values`;
    return line.note ? `${line.note}; ${how}` : how;
  }

  /** The values at a place, the least and greatest of its bucket where the line is an envelope. */
  at(line, x) {
    const i = Math.round((x - line.x0) / line.dx);
    if (i < 0 || i >= line.y.length) return null;
    if (!line.isEnvelope) return [line.y[i], line.y[i]];
    const bucket = Math.min(Math.floor((x - line.x0) / line.dx / 2), line.y.length / 2 - 1);
    return [line.y[2 * bucket], line.y[2 * bucket + 1]];
  }

  read(x) {
    const values = this.lines.map((line, i) => {
      const found = this.at(line, x);
      const text = !found ? '-' : found[0] === found[1] ? short(found[0]) : `${short(found[0])} to ${short(found[1])}`;
      return this.lines.length > 1 ? `${this.options.traces[i].name}: ${text}` : text;
    });
    const unit = this.lines[0]?.unit ?? '';
    return `${place(x, this.box.span)} ${this.options.xUnit}\n${values.map((value) => `${value} ${unit}`).join('\n')}`;
  }

  rows() {
    const { options, lines } = this;
    const header = [options.xLabel, ...options.traces.map((trace, i) => `${trace.name} (${lines[i].unit || '1'})`)];
    const one = lines.every((line) => line.x0 === lines[0].x0 && line.dx === lines[0].dx);
    if (one) return [header, ...Array.from(lines[0].y, (_, i) => [lines[0].x0 + i * lines[0].dx, ...lines.map((line) => line.y[i] ?? '')])];
    return [['signal', options.xLabel, options.yLabel.replace('{unit}', lines[0].unit)], ...lines.flatMap((line, k) => Array.from(line.y, (value, i) => [options.traces[k].name, line.x0 + i * line.dx, value]))];
  }
}

// Room for the labels of marks: beside the axes, rows under each other, and what a letter takes, in pixels.
const sides = 88;
const rows = 6;
const letter = 6.5;

const ruler = (mark, theme) => ({
  type: 'line', x0: mark.at, x1: mark.at, y0: 0, y1: 1, yref: 'paper', layer: 'above',
  line: { color: tone(mark.tone, theme), width: 1, dash: mark.dash ?? 'dot' },
});

const label = (mark, theme) => ({
  x: mark.at, y: 1, yref: 'paper', yanchor: 'top', xanchor: 'left', yshift: -13 * mark.row, text: mark.label, showarrow: false, font: { size: 11, color: tone(mark.tone, theme) },
});

const shade = (region, theme) => ({
  type: 'rect', x0: region.from, x1: region.to, y0: 0, y1: 1, yref: 'paper', layer: 'below', line: { width: 0 }, fillcolor: tone(region.tone, theme), opacity: 0.22,
});
