// Plots with one x axis: what is zoomed, pointed at or marked in one shows in all.

const groups = new Map();
// After so many milliseconds a zoom is shown with the numbers at hand; those it needs replace them.
const patience = 120;
const idle = () => new Promise((resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 1000 }) : setTimeout(resolve, 50)));
const same = (a, b) => a === b || (a && b && a[0] === b[0] && a[1] === b[1]);

/** A range in five digits of its span: the same zoom asks for the same address. */
function tidy(range) {
  if (!range || !(range[1] > range[0])) return null;
  const step = 10 ** (Math.floor(Math.log10(range[1] - range[0])) - 4);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return range.map((value) => Number((Math.round(value / step) * step).toFixed(Math.min(digits, 12))));
}

class Group {
  views = new Set();
  known = [];
  range = null;
  region = null;

  /** From the first to the last place any of its plots knows; a shorter signal ends visibly earlier. */
  get domain() {
    const known = [...this.views].map((view) => view.domain).filter(Boolean);
    return known.length ? [Math.min(...known.map((domain) => domain[0])), Math.max(...known.map((domain) => domain[1]))] : null;
  }

  /** Shows a range (null for all) in every plot; false if it is shown already. */
  zoom(range) {
    const next = tidy(range);
    if (same(next, this.range)) return false;
    this.range = next;
    for (const view of this.views) {
      view.stale = true;
      view.waits = false;
      // What is not seen has no say in a shared scale until it is drawn again.
      if (!view.seen && view.options.yGroup) unshare(view.options.yGroup, view);
    }
    this.draw();
    return true;
  }

  /** What the page wants to be seen from the start. */
  begin(range) {
    this.range = range;
    this.known = [tidy(range)];
  }

  /** Shows what the page wants to be seen. What it was told comes back from it, when a hand may have gone on already: that is no wish. */
  show(range) {
    const wish = tidy(range);
    const echo = this.known.findIndex((told) => same(told, wish));
    this.known = echo < 0 ? [wish] : this.known.slice(echo);
    if (echo < 0) this.zoom(range);
  }

  /** What the page is told of is known to it from now on; it answers in the order in which it was told. */
  told() {
    this.known = [...this.known.slice(-8), this.range];
    return this.range;
  }

  /** Moves by a share of what is seen, and widens or narrows it about its middle. */
  move(shift, scale) {
    const { domain } = this;
    const range = this.range ?? domain;
    if (!range) return false;
    const finest = Math.min(...[...this.views].map((view) => view.finest ?? Infinity));
    const span = Math.min(domain[1] - domain[0], Math.max((range[1] - range[0]) * scale, Number.isFinite(finest) ? 8 * finest : 0));
    const middle = (range[0] + range[1]) / 2 + shift * (range[1] - range[0]);
    const from = Math.max(domain[0], Math.min(middle - span / 2, domain[1] - span));
    return this.zoom(span >= domain[1] - domain[0] ? null : [from, from + span]);
  }

  /** Fetches what stale plots in the visible part of the page need, all at once, and paints each once; with a shared y scale when all have come. Then the rest. */
  async draw() {
    const due = [...this.views].filter((view) => view.stale && view.seen);
    const waiting = [...this.views].filter((view) => view.waits && view.seen);
    const { range, domain: before } = this;
    const together = [...due, ...waiting].some((view) => view.options.yGroup);
    const late = setTimeout(() => due.forEach((view) => view.preview(range)), patience);
    const done = [...waiting, ...(await this.load(due, (view) => together || view.paint()))];
    clearTimeout(late);
    if (together) done.forEach((view) => view.offer());
    (together ? done : waiting).forEach((view) => view.paint());
    // A longer signal makes the axes of those longer that were painted before it came.
    if (!this.range && before && !same(before, this.domain)) this.views.forEach((view) => view.painted && !same(view.painted, this.domain) && view.paint());
    this.fetchRest();
  }

  /** Fetches what plots near the visible part need when there is nothing else to do; they are painted when they are seen. */
  async fetchRest() {
    await idle();
    await this.prepare([...this.views].filter((view) => view.stale && view.near && !view.seen));
  }

  /** Fetches what plots need; those that are seen by then are painted, the others when they are. */
  async prepare(views) {
    const done = await this.load(views);
    for (const view of done) view.waits = true;
    if (done.some((view) => view.seen)) this.draw();
  }

  /** Fetches what plots need of the range; those whose numbers have come. */
  async load(due, loaded = () => {}) {
    const { range } = this;
    for (const view of due) view.stale = false;
    const done = await Promise.all(due.map(async (view) => {
      const ok = await view.load(range);
      if (ok) loaded(view);
      return ok;
    }));
    return due.filter((_, i) => done[i]);
  }

  /** The line under the pointer, in all plots. */
  point(x, origin, event) {
    for (const view of this.views) view.point(x, view === origin ? event : null);
  }

  /** Highlights a stretch in all plots; the same one again, or null, takes it away. */
  mark(region) {
    this.region = region && same(tidy(region), this.region) ? null : tidy(region);
    for (const view of this.views) view.place();
  }
}

/** The group of a name; without one, a group of its own. */
export function join(view, name) {
  let group = name ? groups.get(name) : null;
  if (!group) {
    group = new Group();
    if (name) groups.set(name, group);
  }
  group.views.add(view);
  return group;
}

/** Takes a view out; a group without views is forgotten. */
export function leave(view, name) {
  view.group.views.delete(view);
  if (name && view.group.views.size === 0 && groups.get(name) === view.group) groups.delete(name);
}

const scales = new Map();

/** Tells a shared y scale what a plot shows and returns the range that holds all of its plots. */
export function share(name, view, extent) {
  const scale = scales.get(name) ?? scales.set(name, new Map()).get(name);
  if (extent) scale.set(view, extent);
  for (const known of scale.keys()) if (!known.element.isConnected) scale.delete(known);
  const all = [...scale.values()];
  return [Math.min(...all.map((one) => one[0])), Math.max(...all.map((one) => one[1]))];
}

/** The plots of a shared scale. */
export const sharing = (name) => [...(scales.get(name)?.keys() ?? [])];

/** Takes a plot out of a shared scale. */
export function unshare(name, view) {
  scales.get(name)?.delete(view);
}
