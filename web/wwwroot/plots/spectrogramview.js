// Power over time and frequency as a heat map.

import { frame, axis, fixed } from './axes.js';
import { spectrogram } from './fetching.js';
import { share, sharing } from './groups.js';
import { Heatmap } from './heatmap.js';
import { place } from './numbers.js';
import { mode, surface } from './theme.js';
import { View } from './view.js';

const range = 80;

export class SpectrogramView extends View {
  hasRows = true;
  rows_ = null;

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
    if (before !== this.common) for (const other of sharing(yGroup)) if (other !== this && other.painted && other.common !== this.common) other.follow(this.common);
    return this.common;
  }

  /** Another plot of the shared scale has a higher level. */
  follow(common) {
    if (this.stale || this.common === common) return;
    cancelAnimationFrame(this.following);
    this.following = requestAnimationFrame(() => this.paint());
  }

  /** The map that reaches over a range, as it is at hand. */
  reach(range) {
    const { x0, dx, z } = this.map;
    if (!range || x0 > range[0] || x0 + dx * z[0].length < range[1]) this.map = this.whole ?? this.map;
  }

  get yTitle() {
    return 'Frequency (Hz)';
  }

  /** The figure, whole on paper; on the page levels, colour bar and titles are elements of their own, and the library draws the axes. */
  figure(paper) {
    const { map } = this;
    const theme = paper ?? mode();
    const colours = surface(theme);
    const top = Math.ceil(this.top);
    return {
      data: !paper ? [] : [{
        type: 'heatmap', z: map.z, x0: map.x0, dx: map.dx, y0: map.y0, dy: map.dy, zmin: top - range, zmax: top, zsmooth: 'fast', colorscale: 'Viridis', hoverinfo: 'skip',
        colorbar: {
          orientation: 'h', thickness: 8, len: 220, lenmode: 'pixels', x: 1, xanchor: 'right', y: 1, yanchor: 'bottom', ypad: 4, outlinewidth: 0, nticks: 5,
          title: { text: `dB re 1 ${this.unit}`, side: 'top', font: { size: 11 } }, tickfont: { size: 10 },
        },
      }],
      layout: {
        ...frame(theme), hovermode: false, margin: { l: 68, r: 20, t: 24, b: 40 },
        xaxis: axis(paper && this.options.xLabel, colours, { ...fixed, type: 'linear', range: [...(this.shown ?? this.group.range ?? this.group.domain)], showgrid: false }),
        yaxis: axis(paper && this.yTitle, colours, { ...fixed, type: 'linear', range: this.rows_ ?? [0, map.y0 + map.dy * (map.z.length - 0.5)], showgrid: false, nticks: 6 }),
      },
    };
  }

  paint() {
    super.paint();
    const top = Math.ceil(this.top);
    this.bar ??= bar(this.stage);
    this.bar.firstChild.textContent = `${top - range} `;
    this.bar.lastChild.textContent = ` ${top} dB re 1 ${this.unit}`;
  }

  place() {
    super.place();
    const { box } = this;
    const top = Math.ceil(this.top);
    if (!box) return;
    this.heatmap ??= new Heatmap(this.stage);
    this.heatmap.draw(this.map, top - range, top, box);
  }

  get unit() {
    return `${this.map.unit || '1'}²/Hz`;
  }

  /** Shows a stretch of the frequencies; painted now unless a zoom of time follows. */
  showRows(rows, isAll) {
    this.rows_ = rows;
    if (isAll) this.paint();
  }

  showAll() {
    const had = this.rows_;
    this.rows_ = null;
    const did = this.group.zoom(null);
    this.zoomed(did);
    if (had && !did) this.paint();
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
    const rows = [['Time (s)', 'Frequency (Hz)', `Level (dB re 1 ${this.unit})`]];
    map.z.forEach((levels, row) => levels.forEach((level, column) => rows.push([map.x0 + column * map.dx, map.y0 + row * map.dy, level])));
    return rows;
  }
}

/** The colours of a spectrogram from its lowest to its highest level. */
function bar(stage) {
  const element = document.createElement('div');
  element.className = 'plot-scale num';
  element.append('', document.createElement('span'), '');
  stage.append(element);
  return element;
}
