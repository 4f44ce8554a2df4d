namespace Cluster.Compute.Signals.Generation;

/// <summary>Oil whirl of a record, and whip where it reaches the first critical.</summary>
/// <param name="SizeG">Acceleration at the operating speed, 0 where the journal is stable there.</param>
/// <param name="Order">Whirl over shaft frequency at the operating speed.</param>
/// <param name="OnsetHz">Shaft speed at which the film's Sommerfeld number reaches its critical value.</param>
/// <param name="LockHz">First critical: no whirl is faster.</param>
/// <param name="Hysteresis">How much farther down than up the whirl lives, as a share of the onset.</param>
internal sealed record WhirlForce(double SizeG, double Order, double OnsetHz, double LockHz, double Hysteresis)
{
    private const double Sharpness = 24;

    /// <summary>The lower of whirl and first critical, round the corner between them: (a^-n + b^-n)^(-1/n).</summary>
    public double Locked(double whirlHz)
        => LockHz * Math.Pow(1 + Math.Pow(LockHz / whirlHz, Sharpness), -1 / Sharpness);
}
