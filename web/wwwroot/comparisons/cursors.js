// Where others point, as named lines over the plots of the same x axis.

import { allViews } from '../plots/view.js';

let shown = [];

function place(view) {
  const axis = view.element?._fullLayout?.xaxis;
  const plot = view.element?._fullLayout?.yaxis;
  const mine = axis && plot ? shown.filter((cursor) => cursor.group === view.options.group) : [];
  const lines = [...view.stage.querySelectorAll(':scope > .peer-cursor')];
  for (const line of lines.slice(mine.length)) line.remove();
  mine.forEach((cursor, i) => {
    const line = lines[i] ?? view.stage.appendChild(document.createElement('div'));
    const at = axis.l2p(cursor.x);
    line.className = `peer-cursor peer-${cursor.hue}` + (cursor.followed ? ' is-followed' : '');
    line.dataset.name = cursor.name;
    line.hidden = !(at >= 0 && at <= axis._length);
    line.style.left = `${axis._offset + at}px`;
    line.style.top = `${view.element.offsetTop + plot._offset}px`;
    line.style.height = `${plot._length}px`;
  });
  if (mine.length && !view.tellsPeers) {
    view.tellsPeers = true;
    view.element.on('plotly_afterplot', () => place(view));
  }
}

/** Shows cursors { group, x, name, hue, followed } instead of the former ones. */
export function show(cursors) {
  shown = cursors;
  allViews().forEach(place);
}
