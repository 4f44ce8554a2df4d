// Levels over two axes as an image of their own under a plot's axes: plotly makes a PNG of each, which takes longer than all else.

import { viridis } from './theme.js';

const steps = 256;
const parts = viridis.map((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)));
const shades = Uint32Array.from({ length: steps }, (_, i) => {
  const place = (i / (steps - 1)) * (parts.length - 1);
  const low = Math.min(Math.floor(place), parts.length - 2);
  const [r, g, b] = parts[low].map((value, k) => Math.round(value + (place - low) * (parts[low + 1][k] - value)));
  return (255 << 24) | (b << 16) | (g << 8) | r;
});

/** An image of a map: a pixel for each level, the lowest row at the bottom; levels outside of the scale have its outermost colours. */
function coloured({ z }, least, greatest) {
  const [height, width] = [z.length, z[0].length];
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const scale = (steps - 1) / (greatest - least);
  z.forEach((levels, row) => {
    const start = (height - 1 - row) * width;
    for (let i = 0; i < width; i++) pixels[start + i] = shades[Math.max(0, Math.min(steps - 1, Math.round((levels[i] - least) * scale))) || 0];
  });
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

export class Heatmap {
  constructor(stage) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'plot-heatmap';
    this.canvas.setAttribute('aria-hidden', 'true');
    stage.prepend(this.canvas);
  }

  /** Lays the part of a map that the axes show under them. */
  draw(map, least, greatest, box) {
    const { canvas } = this;
    if (this.map !== map || this.least !== least || this.greatest !== greatest) {
      Object.assign(this, { map, least, greatest, image: coloured(map, least, greatest) });
    }
    const density = devicePixelRatio || 1;
    const [width, height] = [Math.round(box.width * density), Math.round(box.height * density)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    Object.assign(canvas.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
    const context = canvas.getContext('2d');
    context.clearRect(0, 0, width, height);
    const [left, right] = [map.x0 - map.dx / 2, map.x0 + (map.z[0].length - 0.5) * map.dx].map((x) => (box.pixel(x) - box.left) * density);
    const [bottom, top] = [map.y0 - map.dy / 2, map.y0 + (map.z.length - 0.5) * map.dy].map((y) => (box.level(y) - box.top) * density);
    context.imageSmoothingEnabled = true;
    context.drawImage(this.image, left, top, right - left, bottom - top);
  }
}
