// Power over time and frequency as a heat map.

import { frame, axis } from './axes.js';
import { spectrogram } from './fetching.js';
import { share, sharing } from './groups.js';
import { place } from './numbers.js';
import { mode, surface } from './theme.js';
import { View } from './view.js';

const range = 80;

export class SpectrogramView extends View {
  forget() {
    this.map = null;
    this.whole = null;
  }

  async fetch(place_, signal) {
    const columns = this.element.clientWidth > 520 ? 300 : 200;
    const map = place_ || !this.whole ? await spectrogram(this.options.address, place_, columns, signal) : this.whole;
    if (signal.aborted) return;
    if (!place_) this.whole = map;
    this.map = map;
    this.domain = map.domain;
    this.finest = map.dx / 8;
    this.peak = map.levels.reduce((highest, level) => (level > highest ? level : highest), -Infinity);
  }

  /** Says what it needs of a shared scale. */
  offer() {
    if (this.options.yGroup) share(this.options.yGroup, this, [this.peak, this.peak]);
  }

  /** The highest level of the scale: of this map, or of all that share it. */
  get top() {
    const { yGroup } = this.options;
    if (!yGroup) return this.peak;
    const before = this.common;
    [, this.common] = share(yGroup, this, [this.peak, this.peak]);
    if (before !== this.common) for (const other of sharing(yGroup)) if (other !== this && other.painted && other.common !== this.common) requestAnimationFrame(() => other.paint());
    return this.common;
  }

  figure(theme = mode()) {
    const { map } = this;
    const colours = surface(theme);
    const top = Math.ceil(this.top);
    return {
      data: [{
        type: 'heatmap', z: map.z, x0: map.x0, dx: map.dx, y0: map.y0, dy: map.dy, zmin: top - range, zmax: top, zsmooth: 'fast', colorscale: 'Viridis', hoverinfo: 'skip',
        showscale: true, colorbar: {
          orientation: 'h', thickness: 8, len: 220, lenmode: 'pixels', x: 1, xanchor: 'right', y: 1, yanchor: 'bottom', ypad: 4, outlinewidth: 0, nticks: 5,
          title: { text: `dB re 1 ${map.unit || '1'}²/Hz`, side: 'top', font: { size: 11 } }, tickfont: { size: 10 },
        },
      }],
      layout: {
        ...frame(theme), hovermode: false, dragmode: 'zoom', margin: { l: 68, r: 10, t: 4, b: 40 },
        xaxis: axis('Time (s)', colours, { automargin: false, range: [...(this.shown ?? this.group.range ?? this.group.domain)], showgrid: false }),
        yaxis: axis('Frequency (Hz)', colours, { automargin: false, range: this.rows_ ?? [0, map.y0 + map.dy * (map.z.length - 0.5)], showgrid: false, nticks: 6 }),
      },
    };
  }

  relayout(change) {
    const [from, to] = [change['yaxis.range[0]'], change['yaxis.range[1]']];
    if (from !== undefined) this.rows_ = [from, to];
    if (change['yaxis.autorange']) this.rows_ = null;
    super.relayout(change);
  }

  describe() {
    return this.map ? `${this.map.note}; the ${range} dB below the highest level` : '';
  }

  level(x, y) {
    const { map } = this;
    return map.z[Math.round((y - map.y0) / map.dy)]?.[Math.round((x - map.x0) / map.dx)];
  }

  read(x, y) {
    const time = `${place(x, this.box.span)} s`;
    if (y === null || y === undefined) return time;
    const level = this.level(x, y);
    return `${time}\n${place(y, 1000)} Hz\n${level === undefined ? '-' : `${level.toFixed(1)} dB`}`;
  }

  rows() {
    const { map } = this;
    const rows = [['Time (s)', 'Frequency (Hz)', `Level (dB re 1 ${map.unit || '1'}²/Hz)`]];
    map.z.forEach((levels, row) => levels.forEach((level, column) => rows.push([map.x0 + column * map.dx, map.y0 + row * map.dy, level])));
    return rows;
  }
}
