// A record that was not stored: its bytes are asked for and drawn by the one module that knows plotly.

/** Draws what an address answers: float32 values, their first place and step in headers. */
export async function show(element, note, address, title, xLabel, plots) {
  const answer = await fetch(address);
  if (!answer.ok) {
    const problem = await answer.json().catch(() => null);
    throw new Error(problem?.detail ?? `${address} answered ${answer.status}`);
  }
  const header = (name) => answer.headers.get(name);
  const y = new Float32Array(await answer.arrayBuffer());
  const [start, step] = [Number(header('X-Start')), Number(header('X-Step'))];
  const x = Float64Array.from(y, (_, i) => start + i * step);
  const unit = decodeURIComponent(header('X-Unit'));
  if (!element.isConnected) return;
  note.textContent = `${decodeURIComponent(header('X-Severity'))}, ${Math.round(Number(header('X-Speed-Rpm')))} rpm` + (header('X-Envelope') === 'true' ? ', minimum and maximum' : '');
  const { draw } = await import(plots);
  await draw(element, { key: title, title, xLabel, yLabel: unit === '1' ? 'Amplitude' : `Acceleration (${unit})`, traces: [{ name: title, mark: 0, tone: 'blue', width: 1, x, y }], logY: false });
}

/** Forgets a plot whose element leaves the page. */
export async function purge(element, plots) {
  (await import(plots)).purge(element);
}
