// Files made of plots.

/** Hands a file to the browser. */
export function save(name, content, type) {
  const link = document.createElement('a');
  link.href = content instanceof Blob || typeof content === 'string' ? URL.createObjectURL(new Blob([content], { type })) : content;
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A file name of any title. */
export const fileName = (title, extension) => title.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-+|-+$/g, '') + '.' + extension;

const quote = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value);

/** Rows as CSV. */
export const csv = (rows) => rows.map((row) => row.map(quote).join(',')).join('\n') + '\n';

/** A figure as an image file, in the colours of paper. */
export async function image(plotly, figure, format, name) {
  const url = await plotly.toImage(figure, { format, width: figure.layout.width, height: figure.layout.height, scale: format === 'png' ? 2 : 1 });
  const answer = format === 'svg' ? decodeURIComponent(url.slice(url.indexOf(',') + 1)) : await (await fetch(url)).blob();
  save(name, answer, format === 'svg' ? 'image/svg+xml' : 'image/png');
}
