// The numbers of a plot as a table, for those who do not see it.

import { short } from './numbers.js';

const most = 1000;

function cells(kind, values) {
  const row = document.createElement('tr');
  for (const value of values) {
    const cell = document.createElement(kind);
    cell.textContent = typeof value === 'number' ? short(value) : value;
    if (kind === 'th') cell.scope = 'col';
    row.append(cell);
  }
  return row;
}

/** Opens a dialog with the rows of a plot, the header first. */
export function showTable(title, note, [header, ...rows]) {
  const dialog = document.createElement('dialog');
  dialog.className = 'plot-table';
  dialog.setAttribute('aria-label', `${title} as a table`);
  const heading = document.createElement('h2');
  heading.textContent = title;
  const text = document.createElement('p');
  text.className = 'faint';
  text.textContent = note + (rows.length > most ? `; the first ${most} of ${rows.length.toLocaleString('en')} rows, all are in the CSV file` : '');
  const scroll = document.createElement('div');
  scroll.className = 'plot-table-rows';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', 'Values');
  const table = document.createElement('table');
  table.className = 'table num';
  table.createTHead().append(cells('th', header));
  table.createTBody().append(...rows.slice(0, most).map((row) => cells('td', row)));
  scroll.append(table);
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'text-button';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(heading, text, scroll, close);
  document.body.append(dialog);
  dialog.showModal();
}
