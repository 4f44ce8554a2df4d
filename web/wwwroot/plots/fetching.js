// Binary answers with their place in headers.

async function request(address, signal) {
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(address, { signal });
    if (answer.ok) return answer;
    if (answer.status === 429 && attempt < 4) {
      await new Promise((resolve) => setTimeout(resolve, 1000 * (Number(answer.headers.get('Retry-After')) || 1)));
      signal?.throwIfAborted();
      continue;
    }
    const problem = await answer.json().catch(() => null);
    throw new Error(problem?.detail ?? `The server answered ${answer.status}.`);
  }
}

function reader(answer) {
  return {
    number: (name) => (answer.headers.has(name) ? Number(answer.headers.get(name)) : undefined),
    text: (name) => decodeURIComponent(answer.headers.get(name) ?? ''),
  };
}

function withPlace(address, range, more) {
  const url = new URL(address, location.href);
  if (range) {
    url.searchParams.set('from', range[0]);
    url.searchParams.set('to', range[1]);
  }
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  return url.href;
}

/** A part of a curve: values at x0 + i * dx. */
export async function curve(address, range, points, signal) {
  const answer = await request(withPlace(address, range, { points }), signal);
  const { number, text } = reader(answer);
  return {
    y: new Float32Array(await answer.arrayBuffer()), x0: number('X-Start'), dx: number('X-Step'), covered: number('X-Covered'),
    isEnvelope: text('X-Envelope') === 'true', domain: [number('X-Domain-From'), number('X-Domain-To')], unit: text('X-Unit'), note: text('X-Note'),
    low: number('X-Low-Hz'), high: number('X-High-Hz'),
  };
}

/** A part of a spectrogram: rows of levels, the lowest frequency first. */
export async function spectrogram(address, range, columns, signal) {
  const answer = await request(withPlace(address, range, { columns }), signal);
  const { number, text } = reader(answer);
  const levels = new Float32Array(await answer.arrayBuffer());
  const [rows, width] = [number('X-Rows'), number('X-Columns')];
  return {
    z: Array.from({ length: rows }, (_, row) => levels.subarray(row * width, (row + 1) * width)), levels, x0: number('X-Start'), dx: number('X-Step'),
    y0: number('X-Start-Hz'), dy: number('X-Step-Hz'), domain: [0, number('X-Domain-To')], unit: text('X-Unit'), note: text('X-Note'),
  };
}
