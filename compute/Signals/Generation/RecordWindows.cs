namespace Cluster.Compute.Signals.Generation;

/// <summary>A record's windows of 1 s (the last takes what is left) and what the forces really were in each of them.</summary>
internal sealed class RecordWindows
{
    private readonly int length;
    private readonly int samples;

    public RecordWindows(int samples, double rateHz)
    {
        this.samples = samples;
        length = (int)Math.Round(rateHz);
        Count = Math.Max(1, (int)Math.Round((double)samples / length));
        AddedEnergy = new double[Count];
        WhirlEnergy = new double[Count];
        WhirlHz = new double[Count];
    }

    public int Count { get; }

    /// <summary>Sum over the samples of the broadband power that faults add, in units of the healthy floor.</summary>
    public double[] AddedEnergy { get; }

    /// <summary>Sum over the samples of the whirl line's mean square in g^2.</summary>
    public double[] WhirlEnergy { get; }

    /// <summary>Sum over the samples of the whirl's frequency.</summary>
    public double[] WhirlHz { get; }

    public int Start(int window) => window * length;

    public int End(int window) => window == Count - 1 ? samples : (window + 1) * length;

    public int At(int sample) => Math.Min(sample / length, Count - 1);
}
