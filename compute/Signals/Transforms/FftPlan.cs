namespace Cluster.Compute.Signals.Transforms;

/// <summary>
/// Complex transforms of one length, X[k] = sum x[n] exp(-2 pi i k n / N), on separate real and imaginary parts. A plan keeps no
/// state between calls. The inverse without its factor is the same call with both parts exchanged.
/// </summary>
internal abstract class FftPlan(int length)
{
    private const int KeptPlans = 48;
    private static readonly PlanCache<int, FftPlan> Plans = new(KeptPlans, Make);

    public int Length { get; } = length;

    /// <summary>Doubles of scratch that <see cref="Forward"/> needs.</summary>
    public abstract int WorkLength { get; }

    public static FftPlan Of(int length) => Plans.Get(length);

    /// <summary>In place; <paramref name="work"/> is overwritten.</summary>
    public abstract void Forward(Span<double> re, Span<double> im, Span<double> work);

    /// <summary>The smallest product of twos, threes and fives that is not below <paramref name="least"/>.</summary>
    public static int FastLength(int least)
    {
        var best = long.MaxValue;
        for (long fives = 1; fives < best; fives *= 5)
        {
            for (var odd = fives; odd < best; odd *= 3)
            {
                var length = odd;
                while (length < least)
                    length *= 2;
                best = Math.Min(best, length);
                if (odd >= least)
                    break;
            }

            if (fives >= least)
                break;
        }

        return best <= int.MaxValue
            ? (int)best
            : throw new ArgumentException($"expected a transform of at most {int.MaxValue} points, found {best}", nameof(least));
    }

    private static FftPlan Make(int length) =>
        SmoothPlan.Radices(length) is { } radices ? new SmoothPlan(length, radices) : new BluesteinPlan(length);
}
