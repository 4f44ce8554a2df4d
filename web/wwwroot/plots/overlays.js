// Elements that lie over a drawing.

/** A new one on a stage, hidden at first. */
export function overlay(stage, name) {
  const element = document.createElement('div');
  element.className = name;
  element.hidden = true;
  stage.append(element);
  return element;
}

/** Lays one over a stretch of the axes, given in pixels; hides it if none of it is seen. */
export function stretch(element, box, from, to) {
  const [left, right] = [Math.max(from ?? 0, box.left), Math.min(to ?? 0, box.left + box.width)];
  element.hidden = from === null || right <= left;
  if (!element.hidden) Object.assign(element.style, { left: `${left}px`, width: `${right - left}px`, top: `${box.top}px`, height: `${box.height}px` });
}
