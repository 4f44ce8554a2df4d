// Radzen's style sheet asks of the whole page what lies below an element (`:has()`) for components that are not used here: each new element of
// any plot, table or list made the browser compute all styles anew (20 ms in a comparison of ten signals). Those rules go; what the shell needs of
// them stays, and what asks whether the page has a layout is told so.

const needed = /^((\[dir="rtl"\] )?\.rz-layout|body:has\()/;
const asksForLayout = /^:root( body)?:has\(/;

/** Takes the costly rules out of a sheet or a group of rules. */
function lighten(rules) {
  for (let i = rules.cssRules.length - 1; i >= 0; i--) {
    const rule = rules.cssRules[i];
    if (!rule.selectorText) {
      if (rule.cssRules) lighten(rule);
    } else if (asksForLayout.test(rule.selectorText)) {
      rule.selectorText = rule.selectorText.startsWith(':root body') ? ':root body' : ':root';
    } else if (rule.selectorText.includes(':has(') && !needed.test(rule.selectorText)) {
      rules.deleteRule(i);
    }
  }
}

const take = (link) => link?.id === 'radzen-theme-link' && link.sheet && lighten(link.sheet);

take(document.getElementById('radzen-theme-link'));
// The circuit puts its own link in the place of the first; the other theme is another sheet in it.
document.addEventListener('load', (event) => take(event.target), true);
