// Numbers as people read them.

/** Four significant digits, grouped; very small and very large ones with an exponent. */
export function short(value) {
  if (!Number.isFinite(value)) return '-';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(3);
  return value.toLocaleString('en', { maximumSignificantDigits: size >= 1000 ? 6 : 4 });
}

/** A place on an axis, as finely as the visible span asks for. */
export function place(value, span) {
  const digits = Math.min(9, Math.max(0, 3 - Math.floor(Math.log10(span || 1))));
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: Math.min(digits, 3) });
}

/** A count. */
export const count = (value) => value.toLocaleString('en');
