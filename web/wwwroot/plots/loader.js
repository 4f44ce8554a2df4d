// plotly.js is five megabytes: it is loaded once, by the first plot of a page.

let loading;

/** The plotly object. */
export function ready() {
  return (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('../vendor/plotly-strict.min.js', import.meta.url).href;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error('plotly.js could not be loaded from ' + script.src));
    document.head.append(script);
  }));
}
