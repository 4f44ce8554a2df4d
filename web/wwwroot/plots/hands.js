// What a hand does on a plot: pointing, clicking, drawing a stretch to zoom in, and the keys.

import { overlay } from './overlays.js';

// A pointer that moved less has clicked.
const click = 4;
// A rectangle as flat or narrow as this is meant along one axis.
const thin = 14;

export class Hands {
  constructor(view) {
    this.view = view;
    this.stretch = overlay(view.stage, 'plot-selection');
    const { stage } = view;
    stage.addEventListener('pointermove', (event) => this.move(event));
    stage.addEventListener('pointerleave', () => this.leave());
    stage.addEventListener('pointerdown', (event) => this.press(event));
    stage.addEventListener('pointerup', (event) => this.lift(event));
    stage.addEventListener('pointercancel', () => this.drop());
    stage.addEventListener('dblclick', (event) => this.inside(this.at(event)) && view.showAll());
    stage.addEventListener('keydown', (event) => {
      if (event.target === stage && !event.ctrlKey && !event.metaKey && !event.altKey && this.key(event)) event.preventDefault();
    });
  }

  /** A place in pixels of the drawing. */
  at(event) {
    const rect = this.view.element.getBoundingClientRect();
    return [event.clientX - rect.left, event.clientY - rect.top];
  }

  inside([x, y], room = 0) {
    const { box } = this.view;
    return box && x >= box.left - room && x <= box.left + box.width + room && y >= box.top - room && y <= box.top + box.height + room;
  }

  move(event) {
    if (!this.view.box) return;
    const place = this.at(event);
    if (this.pressed) return this.draw(place);
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      const x = this.inside(place, 2) ? this.view.box?.place(place[0]) : null;
      this.view.group.point(x, this.view, { offset: place });
      this.view.pointed(x);
    });
  }

  leave() {
    cancelAnimationFrame(this.frame);
    this.view.group.point(null);
    this.view.pointed(null);
  }

  press(event) {
    if (event.button !== 0 || event.target.closest('.plot-cursor > div') || !this.inside(this.at(event))) return;
    this.pressed = this.at(event);
    this.view.stage.setPointerCapture(event.pointerId);
  }

  /** The rectangle from where the pointer went down to where it is, over the whole of an axis that is not meant. */
  drawn([x, y]) {
    const { box, hasRows } = this.view;
    const across = Math.abs(x - this.pressed[0]);
    const down = hasRows ? Math.abs(y - this.pressed[1]) : 0;
    if (across < click && down < click) return null;
    const within = (value, from, length) => Math.max(from, Math.min(from + length, value));
    const pair = (a, b, from, length) => [within(Math.min(a, b), from, length), within(Math.max(a, b), from, length)];
    const isColumn = down < thin || (across >= click && down < across / 8);
    const isRow = !isColumn && across < thin;
    return {
      columns: isRow ? null : pair(x, this.pressed[0], box.left, box.width),
      rows: isColumn ? null : pair(y, this.pressed[1], box.top, box.height),
    };
  }

  draw(place) {
    const drawn = this.drawn(place);
    const { box } = this.view;
    this.stretch.hidden = !drawn;
    if (!drawn) return;
    const [left, right] = drawn.columns ?? [box.left, box.left + box.width];
    const [top, bottom] = drawn.rows ?? [box.top, box.top + box.height];
    Object.assign(this.stretch.style, { left: `${left}px`, width: `${right - left}px`, top: `${top}px`, height: `${bottom - top}px` });
  }

  lift(event) {
    if (!this.pressed) return;
    const place = this.at(event);
    const drawn = this.drawn(place);
    this.drop();
    const { view } = this;
    const { box } = view;
    if (!drawn) return this.inside(place) && view.clicked(box.place(place[0]), box);
    if (drawn.rows) view.showRows([box.value(drawn.rows[1]), box.value(drawn.rows[0])], !drawn.columns);
    if (drawn.columns) view.zoomed(view.group.zoom(drawn.columns.map(box.place)));
  }

  drop() {
    this.pressed = null;
    this.stretch.hidden = true;
  }

  key(event) {
    const { view } = this;
    const moves = { ArrowLeft: [-0.2, 1], ArrowRight: [0.2, 1], '+': [0, 0.5], '=': [0, 0.5], '-': [0, 2] };
    if (moves[event.key]) view.zoomed(view.group.move(...moves[event.key]));
    else if (event.key === '0') view.showAll();
    else if (event.key === 'm' && view.box) view.marks([view.box.place(view.box.left + view.box.width * 0.45), view.box.place(view.box.left + view.box.width * 0.55)]);
    else if (event.key === 'Escape') this.pressed ? this.drop() : view.marks(null);
    else return view.cursor.key(event);
    return true;
  }
}
