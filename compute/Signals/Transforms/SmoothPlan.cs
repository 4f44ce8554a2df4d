using System.Runtime.InteropServices;

namespace Cluster.Compute.Signals.Transforms;

/// <summary>
/// Transforms of lengths without prime factors above 5: Stockham's autosort passes of radix 4, 5, 3 and 2 (Van Loan,
/// "Computational Frameworks for the Fast Fourier Transform", 1992, section 1.7), four neighbours at a time.
/// </summary>
internal sealed class SmoothPlan : FftPlan
{
    private readonly Stage[] stages;

    public SmoothPlan(int length, int[] radices)
        : base(length)
    {
        stages = new Stage[radices.Length];
        var (count, stride) = (length, 1);
        for (var i = 0; i < radices.Length; i++)
        {
            count /= radices[i];
            stages[i] = new Stage(radices[i], count, stride);
            stride *= radices[i];
        }
    }

    public override int WorkLength => 2 * Length;

    /// <summary>The passes of a length, or null if it has a prime factor above 5.</summary>
    public static int[]? Radices(int length)
    {
        var radices = new List<int>();
        // Fours first: from the second pass on, neighbours come in whole vectors.
        foreach (var radix in (ReadOnlySpan<int>)[4, 5, 3, 2])
        {
            for (; length % radix == 0; length /= radix)
                radices.Add(radix);
        }

        return length == 1 ? [.. radices] : null;
    }

    public override void Forward(Span<double> re, Span<double> im, Span<double> work)
    {
        ref var xr = ref MemoryMarshal.GetReference(re[..Length]);
        ref var xi = ref MemoryMarshal.GetReference(im[..Length]);
        ref var yr = ref MemoryMarshal.GetReference(work[..Length]);
        ref var yi = ref MemoryMarshal.GetReference(work.Slice(Length, Length));
        var swapped = false;
        foreach (var stage in stages)
        {
            if (swapped)
                Pass(stage, ref yr, ref yi, ref xr, ref xi);
            else
                Pass(stage, ref xr, ref xi, ref yr, ref yi);
            swapped = !swapped;
        }

        if (!swapped)
            return;
        work[..Length].CopyTo(re);
        work.Slice(Length, Length).CopyTo(im);
    }

    private static void Pass(Stage stage, ref double xr, ref double xi, ref double yr, ref double yi)
    {
        if (stage.Stride % FourLanes.Count == 0)
            Pass<FourLanes>(stage, ref xr, ref xi, ref yr, ref yi);
        else
            Pass<OneLane>(stage, ref xr, ref xi, ref yr, ref yi);
    }

    private static void Pass<T>(Stage stage, ref double xr, ref double xi, ref double yr, ref double yi)
        where T : struct, ILanes<T>
    {
        switch (stage.Radix)
        {
            case 2:
                Butterfly<T>.Two(stage, ref xr, ref xi, ref yr, ref yi);
                break;
            case 3:
                Butterfly<T>.Three(stage, ref xr, ref xi, ref yr, ref yi);
                break;
            case 4:
                Butterfly<T>.Four(stage, ref xr, ref xi, ref yr, ref yi);
                break;
            default:
                Butterfly<T>.Five(stage, ref xr, ref xi, ref yr, ref yi);
                break;
        }
    }
}
