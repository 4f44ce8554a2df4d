// Harmonic and sideband cursors: a line and its family, moved by mouse and by keys.

import { tone } from './theme.js';
import { place } from './numbers.js';

const keys = { '[': [-1, 0], ']': [1, 0], '{': [-10, 0], '}': [10, 0], ',': [0, -1], '.': [0, 1], '<': [0, -10], '>': [0, 10] };

export class Cursor {
  constructor(view, layer) {
    this.view = view;
    this.layer = layer;
  }

  get options() {
    return this.view.options.cursor;
  }

  /** What the hand has just set is not set back by an answer to an earlier move. */
  keep(former) {
    if (former && this.options?.kind === former.kind && performance.now() - this.moved < 800) Object.assign(this.options, { at: former.at, spacing: former.spacing });
  }

  /** Its lines: the place and what it is called. */
  lines() {
    const { options } = this;
    if (!options || !(options.at > 0)) return [];
    if (options.kind === 'harmonic') return Array.from({ length: options.count }, (_, i) => ({ at: options.at * (i + 1), name: `${i + 1}` }));
    return Array.from({ length: 2 * options.count + 1 }, (_, i) => i - options.count)
      .map((order) => ({ at: options.at + order * options.spacing, name: order === 0 ? 'c' : order > 0 ? `+${order}` : `${order}` }))
      .filter((line) => line.at >= 0);
  }

  draw() {
    const { box } = this.view;
    const lines = box ? this.lines() : [];
    this.layer.hidden = lines.length === 0;
    if (this.layer.hidden) return;
    Object.assign(this.layer.style, { left: `${box.left}px`, width: `${box.width}px`, top: `${box.top}px`, height: `${box.height}px` });
    // Names that would lie over each other are left to the title of their line.
    this.named = lines.length < 2 || Math.abs(box.pixel(lines[1].at) - box.pixel(lines[0].at)) >= 18;
    this.layer.replaceChildren(...lines.map((line, i) => this.line(line, i, box)).filter(Boolean));
  }

  line(line, i, box) {
    const at = box.pixel(line.at) - box.left;
    if (at < 0 || at > box.width) return null;
    const element = document.createElement('div');
    element.className = line.name === '1' || line.name === 'c' ? 'is-main' : '';
    element.style.left = `${at}px`;
    element.dataset.name = this.named ? line.name : '';
    element.title = `${line.name}: ${place(line.at, box.span)} ${this.view.options.xUnit}`;
    element.addEventListener('pointerdown', (event) => this.drag(event, line, i));
    return element;
  }

  /** Moving line i moves the family so that it stays under the pointer. */
  drag(event, line, i) {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { view, options } = this;
    const left = view.element.getBoundingClientRect().left;
    const order = options.kind === 'harmonic' ? i + 1 : Number(line.name) || 0;
    const move = (moved) => {
      const x = view.box.place(moved.clientX - left);
      if (options.kind === 'harmonic') this.move(x / order, options.spacing);
      else if (order === 0) this.move(x, options.spacing);
      else this.move(options.at, (x - options.at) / order);
    };
    const end = () => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
  }

  move(at, spacing) {
    const options = this.options;
    if (!(at > 0) || (options.kind !== 'harmonic' && !(spacing > 0))) return;
    Object.assign(options, { at, spacing });
    this.moved = performance.now();
    this.draw();
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.view.tell('TellCursor', at, spacing ?? null), 120);
  }

  /** A click puts the first harmonic or the carrier under it; false without a cursor. */
  set(x) {
    if (!this.options) return false;
    this.move(x, this.options.spacing);
    return true;
  }

  key(event) {
    const step = keys[event.key];
    if (!step || !this.options) return false;
    const finest = this.view.finest ?? 1;
    this.move(this.options.at + step[0] * finest, (this.options.spacing ?? 0) + step[1] * finest);
    return true;
  }

  /** The lines as shapes of an exported figure. */
  shapes() {
    return this.lines().map((line) => ({
      type: 'line', x0: line.at, x1: line.at, y0: 0, y1: 1, yref: 'paper', line: { color: tone('vermillion', 'light'), width: 1, dash: 'dash' },
    }));
  }
}
