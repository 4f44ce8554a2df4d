// Colours of plots in both themes. Literal values: plotly cannot parse color-mix().

// Okabe and Ito's palette; the dark theme lifts what would sink into its background.
const tones = {
  light: { blue: '#0072b2', orange: '#b36b00', green: '#00795a', vermillion: '#c24b00', purple: '#a3527f', sky: '#2f86b8', yellow: '#8a8000', grey: '#6b7280', red: '#b3261e' },
  dark: { blue: '#56b4e9', orange: '#e69f00', green: '#2cc295', vermillion: '#ff7f3f', purple: '#e08fbf', sky: '#8fd0f5', yellow: '#f0e442', grey: '#a3abb5', red: '#ff8a80' },
};
const surfaces = {
  light: { text: '#3a424d', grid: '#e4e7eb', line: '#b9c0c9', hover: '#ffffff', hoverLine: '#9aa3ad', paper: '#ffffff' },
  dark: { text: '#cbd2da', grid: '#363d45', line: '#59626d', hover: '#22272e', hoverLine: '#59626d', paper: '#1b2026' },
};

/** The colours of a level, from low to high: even in lightness, and told apart by those who see red and green alike. */
export const viridis = ['#440154', '#482878', '#3e4989', '#31688e', '#26828e', '#1f9e89', '#35b779', '#6ece58', '#b5de2b', '#fde725'];

const sheet = document.getElementById('radzen-theme-link');

/** The theme of the page: light or dark. */
export const mode = () => (sheet?.href.includes('dark') ? 'dark' : 'light');

/** A named colour in a theme. */
export const tone = (name, theme = mode()) => tones[theme][name] ?? tones[theme].blue;

/** Text, grid and backgrounds of a theme. */
export const surface = (theme = mode()) => surfaces[theme];

/** Calls back when the theme changes: Radzen swaps the style sheet's address. */
export function onTheme(changed) {
  if (sheet) new MutationObserver(changed).observe(sheet, { attributes: true, attributeFilter: ['href'] });
}
