// A signal as sound. Nothing is heard before somebody asks for it.

import { curve } from './fetching.js';

let context, source, gain;
// What every browser can play as it is; others are played faster or slower from there.
const [slowest, fastest] = [8000, 96000];

/** Plays the samples of an address over and over, the loudest at full scale before the volume. */
export async function play(address, rate, loudness, factor) {
  stop();
  context ??= new AudioContext();
  await context.resume();
  const { y } = await curve(address, null, 4_000_000);
  let [mean, peak] = [0, 0];
  for (const value of y) mean += value / y.length;
  for (const value of y) peak = Math.max(peak, Math.abs(value - mean));
  const buffer = context.createBuffer(1, y.length, Math.min(fastest, Math.max(slowest, rate)));
  buffer.copyToChannel(y.map((value) => (peak > 0 ? (value - mean) / peak : 0)), 0);
  gain = context.createGain();
  gain.gain.value = loudness;
  source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  source.natural = rate / buffer.sampleRate;
  source.playbackRate.value = source.natural * factor;
  source.connect(gain).connect(context.destination);
  source.start();
}

/** How loud, 0 to 1. */
export function volume(loudness) {
  if (gain) gain.gain.setTargetAtTime(loudness, context.currentTime, 0.02);
}

/** How fast, 1 as recorded. */
export function speed(factor) {
  if (source) source.playbackRate.value = source.natural * factor;
}

/** Silence. */
export function stop() {
  source?.stop();
  source = null;
}
