using System.Runtime.CompilerServices;

namespace Cluster.Compute.Signals.Transforms;

/// <summary>
/// The passes of radix 2 to 5 on one neighbour or on four at once. Both do the same operations in the same
/// order, so that every bit is the same on machines with and without wide registers.
/// </summary>
internal static class Butterfly<T>
    where T : struct, ILanes<T>
{
    public static void Two(Stage stage, ref double xr, ref double xi, ref double yr, ref double yi)
    {
        nint stride = stage.Stride, leap = stride * stage.Count;
        for (nint p = 0; p < stage.Count; p++)
        {
            var (cos, sin) = Root(stage, (int)p);
            for (nint q = 0; q < stride; q += T.Count)
            {
                var (from, to) = (q + stride * p, q + 2 * stride * p);
                var (ar, ai, br, bi) = (Load(ref xr, from), Load(ref xi, from), Load(ref xr, from + leap), Load(ref xi, from + leap));
                Store(ref yr, to, ar + br);
                Store(ref yi, to, ai + bi);
                Turn(ref yr, ref yi, to + stride, ar - br, ai - bi, cos, sin);
            }
        }
    }

    public static void Three(Stage stage, ref double xr, ref double xi, ref double yr, ref double yi)
    {
        var (half, height) = (T.All(0.5), T.All(0.86602540378443864676));
        nint stride = stage.Stride, leap = stride * stage.Count;
        for (nint p = 0; p < stage.Count; p++)
        {
            var (cos1, sin1) = Root(stage, (int)(2 * p));
            var (cos2, sin2) = Root(stage, (int)(2 * p + 1));
            for (nint q = 0; q < stride; q += T.Count)
            {
                var (from, to) = (q + stride * p, q + 3 * stride * p);
                var (ar, ai) = (Load(ref xr, from), Load(ref xi, from));
                var (br, bi) = (Load(ref xr, from + leap), Load(ref xi, from + leap));
                var (cr, ci) = (Load(ref xr, from + 2 * leap), Load(ref xi, from + 2 * leap));
                var (sumR, sumI) = (br + cr, bi + ci);
                var (midR, midI) = (ar - half * sumR, ai - half * sumI);
                var (offR, offI) = (height * (bi - ci), height * (cr - br));
                Store(ref yr, to, ar + sumR);
                Store(ref yi, to, ai + sumI);
                Turn(ref yr, ref yi, to + stride, midR + offR, midI + offI, cos1, sin1);
                Turn(ref yr, ref yi, to + 2 * stride, midR - offR, midI - offI, cos2, sin2);
            }
        }
    }

    public static void Four(Stage stage, ref double xr, ref double xi, ref double yr, ref double yi)
    {
        nint stride = stage.Stride, leap = stride * stage.Count;
        for (nint p = 0; p < stage.Count; p++)
        {
            var (cos1, sin1) = Root(stage, (int)(3 * p));
            var (cos2, sin2) = Root(stage, (int)(3 * p + 1));
            var (cos3, sin3) = Root(stage, (int)(3 * p + 2));
            for (nint q = 0; q < stride; q += T.Count)
            {
                var (from, to) = (q + stride * p, q + 4 * stride * p);
                var (ar, ai) = (Load(ref xr, from), Load(ref xi, from));
                var (br, bi) = (Load(ref xr, from + leap), Load(ref xi, from + leap));
                var (cr, ci) = (Load(ref xr, from + 2 * leap), Load(ref xi, from + 2 * leap));
                var (dr, di) = (Load(ref xr, from + 3 * leap), Load(ref xi, from + 3 * leap));
                var (evenR, evenI, oddR, oddI) = (ar + cr, ai + ci, ar - cr, ai - ci);
                var (sumR, sumI, offR, offI) = (br + dr, bi + di, br - dr, bi - di);
                Store(ref yr, to, evenR + sumR);
                Store(ref yi, to, evenI + sumI);
                Turn(ref yr, ref yi, to + stride, oddR + offI, oddI - offR, cos1, sin1);
                Turn(ref yr, ref yi, to + 2 * stride, evenR - sumR, evenI - sumI, cos2, sin2);
                Turn(ref yr, ref yi, to + 3 * stride, oddR - offI, oddI + offR, cos3, sin3);
            }
        }
    }

    public static void Five(Stage stage, ref double xr, ref double xi, ref double yr, ref double yi)
    {
        // Cosine and sine of 72 and of 144 degrees.
        var (c1, s1) = (T.All(0.30901699437494742410), T.All(0.95105651629515357212));
        var (c2, s2) = (T.All(-0.80901699437494742410), T.All(0.58778525229247312917));
        nint stride = stage.Stride, leap = stride * stage.Count;
        for (nint p = 0; p < stage.Count; p++)
        {
            var (cos1, sin1) = Root(stage, (int)(4 * p));
            var (cos2, sin2) = Root(stage, (int)(4 * p + 1));
            var (cos3, sin3) = Root(stage, (int)(4 * p + 2));
            var (cos4, sin4) = Root(stage, (int)(4 * p + 3));
            for (nint q = 0; q < stride; q += T.Count)
            {
                var (from, to) = (q + stride * p, q + 5 * stride * p);
                var (ar, ai) = (Load(ref xr, from), Load(ref xi, from));
                var (br, bi) = (Load(ref xr, from + leap), Load(ref xi, from + leap));
                var (cr, ci) = (Load(ref xr, from + 2 * leap), Load(ref xi, from + 2 * leap));
                var (dr, di) = (Load(ref xr, from + 3 * leap), Load(ref xi, from + 3 * leap));
                var (er, ei) = (Load(ref xr, from + 4 * leap), Load(ref xi, from + 4 * leap));
                var (outerR, outerI, innerR, innerI) = (br + er, bi + ei, cr + dr, ci + di);
                var (wideR, wideI, nearR, nearI) = (br - er, bi - ei, cr - dr, ci - di);
                Store(ref yr, to, ar + outerR + innerR);
                Store(ref yi, to, ai + outerI + innerI);
                var (mR, mI) = (ar + c1 * outerR + c2 * innerR, ai + c1 * outerI + c2 * innerI);
                var (nR, nI) = (s1 * wideR + s2 * nearR, s1 * wideI + s2 * nearI);
                Turn(ref yr, ref yi, to + stride, mR + nI, mI - nR, cos1, sin1);
                Turn(ref yr, ref yi, to + 4 * stride, mR - nI, mI + nR, cos4, sin4);
                (mR, mI) = (ar + c2 * outerR + c1 * innerR, ai + c2 * outerI + c1 * innerI);
                (nR, nI) = (s2 * wideR - s1 * nearR, s2 * wideI - s1 * nearI);
                Turn(ref yr, ref yi, to + 2 * stride, mR + nI, mI - nR, cos2, sin2);
                Turn(ref yr, ref yi, to + 3 * stride, mR - nI, mI + nR, cos3, sin3);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref double yr, ref double yi, nint at, T re, T im, T cos, T sin)
    {
        Store(ref yr, at, re * cos - im * sin);
        Store(ref yi, at, re * sin + im * cos);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Cos, T Sin) Root(Stage stage, int index) => (T.All(stage.Roots[2 * index]), T.All(stage.Roots[2 * index + 1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Load(ref double first, nint at) => Unsafe.ReadUnaligned<T>(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref first, at)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double first, nint at, T value) => Unsafe.WriteUnaligned(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref first, at)), value);
}
