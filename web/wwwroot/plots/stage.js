// The element on which a plot of signals is drawn. The page writes what to draw into its attributes; it is begun as soon as it is in the document, without another word.

import { CurveView } from './curveview.js';
import { SpectrogramView } from './spectrogramview.js';

class PlotStage extends HTMLElement {
  static observedAttributes = ['data-options', 'data-range'];

  view = null;

  connectedCallback() {
    // Its content is put in after it, in the same breath.
    queueMicrotask(() => {
      if (!this.isConnected || this.view) return;
      const options = JSON.parse(this.dataset.options);
      const kind = options.address ? SpectrogramView : CurveView;
      this.view = new kind(this, options, this.range);
    });
  }

  disconnectedCallback() {
    // What is only moved is back at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.view?.end();
      this.view = null;
    });
  }

  attributeChangedCallback(name, before, now) {
    if (!this.view || before === now) return;
    if (name === 'data-options') this.view.change(JSON.parse(now));
    else this.view.showRange(this.range);
  }

  /** What the page wants to be seen; null for all. */
  get range() {
    return this.dataset.range ? JSON.parse(this.dataset.range) : null;
  }
}

customElements.define('plot-stage', PlotStage);
