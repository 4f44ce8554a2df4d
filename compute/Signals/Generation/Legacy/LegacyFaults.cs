using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation.Legacy;

/// <summary>The faults by the formulas that the older figures rest on, with the phases fixed that were fixed; notes where each part shows.</summary>
internal sealed class LegacyFaults(double[] x, LegacyConditions conditions, LegacyEnvelope severity, double rateHz, ulong seed)
{
    private readonly CounterRandom random = new(seed, 21);
    private readonly RecordWindows windows = new(x.Length, rateHz);
    private readonly List<(TruthBand Band, double[] Energy)> parts = [];

    public void Add(FaultClass fault)
    {
        var (mean, load, warm) = (severity.MeanSeverity, conditions.LoadFactor * conditions.SpeedRatio * conditions.SpeedRatio, conditions.TemperatureFactor);
        switch (fault)
        {
            case FaultClass.Misalignment:
                Order(fault, 2, 0.35, Phase());
                Order(fault, 3, 0.20, Phase());
                break;
            case FaultClass.Imbalance:
                Order(fault, 1, 0.5 * load, Phase());
                break;
            case FaultClass.Clearance:
                Order(fault, 0.43 + 0.05 * random.NextDouble(), 0.25 * warm, 0);
                Order(fault, 1, 0.18, 0);
                Order(fault, 2, 0.10, 0);
                break;
            case FaultClass.Lubrication:
                Tone(fault, 2 + 3 * random.NextDouble(), 0.3 * warm * 0.3 / conditions.Sommerfeld, 0, null);
                Impacts(fault, (int)(1 + 3 * mean), 20, 0.5 * mean, 0.4);
                break;
            case FaultClass.Cavitation:
                Bursts((int)(2 + 5 * mean), 0.6 * mean);
                break;
            case FaultClass.Wear:
                Wear(0.25, 0.12, modulated: true, 1);
                break;
            case FaultClass.OilWhirl:
                Whirl();
                break;
            case FaultClass.MisalignmentImbalance:
                Order(FaultClass.Misalignment, 2, 0.25 * mean, Phase());
                Order(FaultClass.Misalignment, 3, 0.15 * mean, Phase());
                Order(FaultClass.Imbalance, 1, 0.35 * load * mean, Phase());
                break;
            case FaultClass.WearLubrication:
                Wear(0.18, 0.08, modulated: false, mean);
                Tone(FaultClass.Lubrication, 2 + 3 * random.NextDouble(), 0.2 * warm * 0.3 / conditions.Sommerfeld * mean, 0, null);
                Impacts(FaultClass.Lubrication, (int)(2 + 3 * mean), 10, 0.4 * mean, 0.5);
                break;
            case FaultClass.CavitationClearance:
                Bursts((int)(3 + 4 * mean), 0.5 * mean);
                Order(FaultClass.Clearance, 0.43 + 0.05 * random.NextDouble(), 0.22 * warm * mean, 0);
                Order(FaultClass.Clearance, 1, 0.15 * mean, 0);
                break;
        }
    }

    /// <summary>Where the parts stand out of the background, second by second.</summary>
    public IReadOnlyList<TruthWindow> Windows() =>
    [
        .. Enumerable.Range(0, windows.Count).Select(window => new TruthWindow(
            windows.Start(window) / rateHz, windows.End(window) / rateHz, [.. parts.Select(part => Seen(part, window)).Where(band => band.OverFloorDb >= TruthWindow.DetectableDb)])),
    ];

    private double Phase() => random.NextDouble(0, 2 * Math.PI);

    private TruthBand Seen((TruthBand Band, double[] Energy) part, int window)
    {
        var width = part.Band.HighHz - part.Band.LowHz;
        var floor = width * LegacyBackground.DensityAt(conditions, (part.Band.LowHz + part.Band.HighHz) / 2, rateHz, x.Length);
        var power = part.Energy[window] / (windows.End(window) - windows.Start(window));
        return part.Band with { OverFloorDb = 10 * Math.Log10(1 + power / floor) };
    }

    private double[] Part(FaultClass fault, double low, double high, bool turns)
    {
        var energy = new double[windows.Count];
        double? Order(double hz) => turns ? hz / conditions.SpeedHz : null;
        parts.Add((new TruthBand(fault, low, high, Order(low), Order(high), 0), energy));
        return energy;
    }

    private void Order(FaultClass fault, double order, double size, double phase, double[]? shape = null)
        => Tone(fault, order * conditions.SpeedHz, size, phase, order, shape);

    private void Tone(FaultClass fault, double hz, double size, double phase, double? order, double[]? shape = null)
    {
        shape ??= severity.Values;
        LegacyTone.Add(x, size, hz, phase, rateHz, shape);
        var energy = Part(fault, Math.Max(0.5, Math.Min(hz - 2.5, 0.99 * hz)), Math.Max(hz + 2.5, 1.01 * hz), order is not null);
        for (var i = 0; i < x.Length; i++)
            energy[windows.At(i)] += size * size * shape[i] * shape[i] / 2;
    }

    // Modulated at half its own frequency, which no whirl is.
    private void Whirl()
    {
        var order = 0.42 + 0.06 * random.NextDouble();
        var shape = (double[])severity.Values.Clone();
        for (var i = 0; i < shape.Length; i++)
            shape[i] *= 1 + 0.2 * Math.Sin(Math.PI * order * conditions.SpeedHz * i / rateHz);
        Order(FaultClass.OilWhirl, order, 0.4 / Math.Sqrt(conditions.Sommerfeld), 0, shape);
    }

    private void Wear(double noiseSize, double lineSize, bool modulated, double factor)
    {
        var (noise, shape, hz) = (new double[x.Length], new double[x.Length], 0.5 + 1.5 * random.NextDouble());
        GaussianNoise.Fill(seed, 22, noise);
        var size = noiseSize * conditions.OperatingFactor * conditions.PhysicsFactor;
        var energy = Part(FaultClass.Wear, 5, rateHz / 2, turns: false);
        for (var i = 0; i < x.Length; i++)
        {
            shape[i] = factor * severity.Values[i] * (modulated ? 1 + 0.3 * Math.Sin(2 * Math.PI * hz * i / rateHz) : 1);
            x[i] += shape[i] * size * noise[i];
            energy[windows.At(i)] += Math.Pow(shape[i] * size, 2);
        }
        Order(FaultClass.Wear, 1, lineSize, 0, shape);
        Order(FaultClass.Wear, 2, lineSize / 2, 0, shape);
    }

    private void Impacts(FaultClass fault, int count, int length, double size, double fall)
    {
        var energy = Part(fault, 5, rateHz / 2, turns: false);
        for (var impact = 0; impact < count; impact++)
        {
            var start = random.NextInt(x.Length);
            for (var k = 0; k < length && start + k < x.Length; k++)
                Hit(energy, start + k, size * Math.Exp(-fall * k) * random.NextGaussian());
        }
    }

    private void Bursts(int count, double size)
    {
        const double seconds = 0.008;
        var energy = Part(FaultClass.Cavitation, 1_500, 2_500, turns: false);
        var length = (int)(seconds * rateHz);
        for (var burst = 0; burst < count; burst++)
        {
            var (start, hz) = (random.NextInt(x.Length - length), 1_500 + 1_000 * random.NextDouble());
            for (var k = 0; k < length; k++)
            {
                var t = k / rateHz;
                var hann = 0.5 - 0.5 * Math.Cos(2 * Math.PI * k / (length - 1));
                Hit(energy, start + k, size * Math.Sin(2 * Math.PI * hz * t) * Math.Exp(-100 * t) * hann);
            }
        }
    }

    private void Hit(double[] energy, int at, double value)
    {
        x[at] += value;
        energy[windows.At(at)] += value * value;
    }
}
