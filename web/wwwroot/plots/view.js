// One plot of a signal: when it is drawn, what it shows over the drawing, and the hands on it. What is drawn is its kind's business.

import { join, leave, unshare } from './groups.js';
import { ready } from './loader.js';
import { overlay, stretch } from './overlays.js';
import { csv, fileName, image, save } from './saving.js';
import { Cursor } from './cursor.js';
import { Hands } from './hands.js';
import { showTable } from './table.js';

// Hands are our own: the library draws lines and axes, and hears nothing.
const config = { staticPlot: true };
const views = new Map();

/** Keeps in a view whether its stage is within a margin of the visible part, and has the groups of those that came into it draw. */
const watch = (name, margin, draw) => new IntersectionObserver((entries) => {
  const groups = new Set();
  for (const entry of entries) {
    const view = views.get(entry.target);
    if (!view) continue;
    view[name] = entry.isIntersecting;
    if (view[name] && (view.stale || view.waits)) groups.add(view.group);
  }
  groups.forEach(draw);
}, { rootMargin: margin, scrollMargin: margin });
// What is seen is drawn first; the numbers of what is half a screen away follow when there is nothing else to do, so that scrolling meets them.
const seen = watch('seen', '0px', (group) => group.draw());
const near = watch('near', '50%', (group) => group.fetchRest());

// The library follows the window only; a plot's room also changes when another signal comes beside it.
const room = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const layout = target._fullLayout;
    if (layout && contentRect.width > 0 && Math.abs(layout.width - contentRect.width) > 1) window.Plotly.Plots.resize(target);
  }
});

// Plots that begin together ask for their numbers together, before the browser has laid the page out and says what is seen.
const begun = new Set();
function begin() {
  const groups = new Map();
  for (const view of begun) {
    const { top, bottom, left, right } = view.stage.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight || right < 0 || left > innerWidth) continue;
    if (!groups.has(view.group)) groups.set(view.group, []);
    groups.get(view.group).push(view);
  }
  begun.clear();
  groups.forEach((some, group) => group.prepare(some));
}

/** All views. */
export const allViews = () => [...views.values()];

export class View {
  stale = true;
  waits = false;
  seen = false;
  near = false;
  finest = null;
  domain = null;
  untold = new Map();

  constructor(stage, options, range) {
    this.stage = stage;
    this.options = options;
    this.element = stage.querySelector('.curve-area');
    this.note = stage.parentElement.querySelector('.plot-note');
    this.fault = stage.parentElement.querySelector('.plot-fault');
    this.line = overlay(stage, 'plot-line');
    this.readout = overlay(stage, 'plot-readout');
    this.region = overlay(stage, 'plot-region');
    this.cursor = new Cursor(this, overlay(stage, 'plot-cursor'));
    this.titles = ['plot-x-title', 'plot-y-title'].map((name) => overlay(stage, name));
    this.group = join(this, options.group);
    if (range && !this.group.range) this.group.begin(range);
    views.set(stage, this);
    seen.observe(stage);
    near.observe(stage);
    room.observe(this.element);
    this.hands = new Hands(this);
    if (begun.size === 0) queueMicrotask(begin);
    begun.add(this);
  }

  /** Gives it the page that wants to know what is done here, and tells what was done before. */
  connect(dotnet) {
    this.dotnet = dotnet;
    for (const [what, values] of this.untold) this.tell(what, ...values);
    this.untold.clear();
  }

  /** Tells the page; one that has left hears nothing. */
  tell(what, ...values) {
    if (this.dotnet) this.dotnet.invokeMethodAsync(what, ...values).catch(() => {});
    else this.untold.set(what, values);
  }

  /** Takes new options: what changes the numbers is fetched, the rest is painted. */
  change(options) {
    const before = this.options;
    this.options = options;
    this.cursor.keep(before.cursor);
    const rest = ({ cursor, ...others }) => JSON.stringify(others);
    if (rest(before) === rest(options)) return this.cursor.draw();
    if (before.group !== options.group) {
      leave(this, before.group);
      this.group = join(this, options.group);
    }
    if (before.yGroup && before.yGroup !== options.yGroup) unshare(before.yGroup, this);
    if (JSON.stringify([before.traces, before.address, before.segment]) !== JSON.stringify([options.traces, options.address, options.segment])) {
      this.forget();
      this.stale = true;
      this.group.draw();
    } else if (this.painted) {
      this.paint();
    }
  }

  /** Shows a range (null for all) in the whole group, without telling the page what it said itself. */
  showRange(range) {
    this.group.show(range);
  }

  /** Shows all of both axes. */
  showAll() {
    this.zoomed(this.group.zoom(null));
  }

  /** Fetches what a range needs; false if a later question has overtaken it or it failed, which is told in the plot. */
  async load(range) {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      await Promise.all([this.fetch(range, asking.signal), ready()]);
      if (this.asking !== asking || !this.element.isConnected) return false;
      this.shown = range;
      this.fault.textContent = '';
      return true;
    } catch (error) {
      if (this.asking !== asking || error.name === 'AbortError') return false;
      this.fault.textContent = error.message;
      this.element.classList.add('is-empty');
      return false;
    }
  }

  /** Shows a range with the numbers at hand, until those that it needs have come. */
  preview(range) {
    if (!this.painted || this.shown === range) return;
    this.shown = range;
    this.reach(range);
    this.paint();
  }

  paint() {
    cancelAnimationFrame(this.following);
    if (!this.element.isConnected || !window.Plotly) return;
    this.waits = false;
    const { data, layout } = this.figure();
    this.painted = this.group.domain;
    this.element.classList.remove('is-empty');
    window.Plotly.react(this.element, data, layout, config);
    if (!this.listening) {
      this.listening = true;
      this.element.on('plotly_afterplot', () => this.place());
      this.place();
    }
    this.titles.forEach((element, i) => {
      const text = [this.options.xLabel, this.yTitle][i];
      element.hidden = false;
      if (element.textContent !== text) element.textContent = text;
    });
    const note = this.describe();
    if (this.note.textContent !== note) this.note.textContent = note;
    this.stage.dataset.painted = Number(this.stage.dataset.painted ?? 0) + 1;
  }

  /** Tells the page of a zoom that a person made. */
  zoomed(did) {
    if (!did || !this.options.tellsRange) return;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell('TellRange', this.group.told()), 200);
  }

  /** The axes in pixels of the stage, once painted. */
  get box() {
    const layout = this.element._fullLayout;
    if (!layout?.xaxis) return null;
    const { xaxis, yaxis } = layout;
    return {
      left: xaxis._offset, top: yaxis._offset, width: xaxis._length, height: yaxis._length,
      pixel: (x) => xaxis._offset + xaxis.l2p(x), place: (pixel) => xaxis.p2l(pixel - xaxis._offset), value: (pixel) => yaxis.p2l(pixel - yaxis._offset), level: (y) => yaxis._offset + yaxis.l2p(y),
      span: Math.abs(xaxis.range[1] - xaxis.range[0]),
    };
  }

  /** Puts what lies over the drawing to its place. */
  place() {
    const { box } = this;
    if (!box) return;
    const region = this.group.region;
    stretch(this.region, box, region && box.pixel(region[0]), region && box.pixel(region[1]));
    this.cursor.draw();
  }

  point(x, event) {
    const { box } = this;
    const at = x === null || !box ? -1 : box.pixel(x);
    const visible = box && at >= box.left && at <= box.left + box.width;
    this.line.hidden = this.readout.hidden = !visible;
    if (!visible) return;
    stretch(this.line, box, at, at + 1);
    this.readout.textContent = this.read(x, event && box.value(event.offset[1]));
    const right = at > box.left + box.width / 2;
    this.readout.style.top = `${box.top + 2}px`;
    this.readout.style.left = right ? '' : `${at + 6}px`;
    this.readout.style.right = right ? `${this.stage.clientWidth - at + 6}px` : '';
  }

  pointed(x) {
    if (!this.options.tellsPointer) return;
    this.pointer = x;
    this.pointing ??= setTimeout(() => {
      this.pointing = null;
      this.tell('TellPointer', this.pointer);
    }, 100);
  }

  /** A click sets the cursor if there is one, else it marks the region it meets, or a narrow one about it. */
  clicked(x, box) {
    if (this.cursor.set(x)) return;
    const known = this.options.regions?.find((region) => x >= region.from && x <= region.to);
    this.marks(known ? [known.from, known.to] : [x - box.span / 100, x + box.span / 100]);
  }

  marks(region) {
    this.group.mark(region);
    if (this.options.tellsRegion) this.tell('TellRegion', this.group.region);
  }

  /** One of the plot's tools by its name. */
  async act(name) {
    if (!this.painted) return;
    const { title } = this.options;
    if (name === 'csv') save(fileName(title, 'csv'), csv(this.rows()), 'text/csv');
    else if (name === 'table') showTable(title, this.describe(), this.rows());
    else if (name === 'in') this.zoomed(this.group.move(0, 0.5));
    else if (name === 'out') this.zoomed(this.group.move(0, 2));
    else if (name === 'reset') this.showAll();
    else await image(await ready(), this.print(), name, fileName(title, name));
  }

  /** The figure as it goes into a file: on white, with its title, what it says of itself, marked region and cursor. */
  print() {
    const { data, layout } = this.figure('light');
    const shapes = [...(layout.shapes ?? []), ...this.cursor.shapes()];
    if (this.group.region) {
      const [x0, x1] = this.group.region;
      shapes.push({ type: 'rect', x0, x1, y0: 0, y1: 1, yref: 'paper', fillcolor: '#f0e442', opacity: 0.35, line: { width: 0 }, layer: 'below' });
    }
    return {
      data, layout: {
        ...layout, shapes, width: 1100, height: 480, paper_bgcolor: '#ffffff', plot_bgcolor: '#ffffff', margin: { l: 70, r: 20, t: 70, b: 60 },
        title: { text: this.options.title, subtitle: { text: this.describe(), font: { size: 11 } }, x: 0.02, font: { size: 16 } },
      },
    };
  }

  end() {
    this.asking?.abort();
    cancelAnimationFrame(this.following);
    clearTimeout(this.telling);
    seen.unobserve(this.stage);
    near.unobserve(this.stage);
    room.unobserve(this.element);
    views.delete(this.stage);
    leave(this, this.options.group);
    if (this.options.yGroup) unshare(this.options.yGroup, this);
    if (window.Plotly) window.Plotly.purge(this.element);
  }
}
