// Lists whose rows have a box each: the arrow keys go from box to box.

const followed = new WeakSet();

/** Follows the keys in a list, once. */
export function follow(list) {
  if (!list || followed.has(list)) return;
  followed.add(list);
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!step || !event.target.matches('[data-row]')) return;
    const boxes = [...list.querySelectorAll('[data-row]')];
    const to = Math.min(boxes.length - 1, Math.max(0, boxes.indexOf(event.target) + step));
    event.preventDefault();
    if (event.shiftKey && boxes[to].checked !== event.target.checked) boxes[to].click();
    boxes[to].focus();
  });
}
