// Files of an import: chosen or dropped, kept here, sent by HTTP piece by piece. The circuit only hears names, lengths and progress.

const pieceBytes = 8 << 20;
const atOnce = 3;
const tries = 6;
const files = new Map();
let stopped = false;

async function entries(item, path, found) {
  if (item.isFile) {
    found.push([path + item.name, await new Promise((resolve, reject) => item.file(resolve, reject))]);
    return;
  }
  const reader = item.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await entries(one, path + item.name + '/', found);
  }
}

async function take(found, page) {
  for (const [path, file] of found) if (!path.split('/').some((part) => part.startsWith('.'))) files.set(path, file);
  const listed = [...files].map(([path, file]) => ({ path, bytes: file.size }));
  await page.invokeMethodAsync('Restart');
  for (let i = 0; i < listed.length; i += 150) await page.invokeMethodAsync('Chosen', listed.slice(i, i + 150));
}

export function watch(zone, page) {
  files.clear();
  for (const input of zone.querySelectorAll('input[type=file]')) {
    input.addEventListener('change', () => take([...input.files].map((file) => [file.webkitRelativePath || file.name, file]), page));
  }
  zone.addEventListener('dragover', (event) => { event.preventDefault(); zone.classList.add('drop-over'); });
  zone.addEventListener('dragleave', () => zone.classList.remove('drop-over'));
  zone.addEventListener('drop', async (event) => {
    event.preventDefault();
    zone.classList.remove('drop-over');
    const items = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const found = [];
    for (const item of items) await entries(item, '', found);
    await take(found, page);
  });
}

export function stop() { stopped = true; }

async function piece(address, body) {
  for (let attempt = 1; ; attempt++) {
    let answer;
    try {
      answer = await fetch(address, { method: 'PUT', body, headers: { 'Content-Type': 'application/octet-stream' } });
    } catch (fault) {
      if (attempt === tries) throw fault;
    }
    if (answer?.ok) return;
    // Too many at once, a node that is gone for a moment, a full disk: later. Everything else is for the user to read.
    if (answer && ![429, 502, 503, 504].includes(answer.status)) {
      const problem = await answer.json().catch(() => ({}));
      throw new Error(problem.detail || problem.title || 'the server answered ' + answer.status);
    }
    if (attempt === tries) throw new Error('the server was busy too long');
    await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt));
  }
}

// The names that could not be sent and why; the rest was sent whole.
export async function send(dataset, page) {
  stopped = false;
  const queue = [...files];
  const faults = [];
  const under = new Map();
  let sent = 0;
  let told = 0;
  const tell = (now) => {
    if (!now && performance.now() - told < 250) return;
    told = performance.now();
    return page.invokeMethodAsync('Sent', sent, files.size - queue.length - under.size, [...under].map(([path, bytes]) => ({ path, bytes })));
  };
  const one = async () => {
    for (let next; !stopped && (next = queue.shift());) {
      const [path, file] = next;
      const address = `/api/v1/datasets/${dataset}/files/` + path.split('/').map(encodeURIComponent).join('/');
      under.set(path, 0);
      try {
        for (let at = 0; (at < file.size || at === 0) && !stopped; at += pieceBytes) {
          const part = file.slice(at, at + pieceBytes);
          await piece(`${address}?offset=${at}`, part);
          sent += part.size;
          under.set(path, at + part.size);
          await tell(false);
        }
      } catch (fault) {
        faults.push(`${path}: ${fault.message}`);
      }
      under.delete(path);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  await tell(true);
  return { stopped, faults };
}
