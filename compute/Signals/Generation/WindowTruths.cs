using System.Numerics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>
/// Says for each window of a record where its faults stand out and by how much: the expected power of a band over that of the healthy machine, whose
/// lines and floor are known; noise, whirl and impulses count with what was drawn in the window.
/// </summary>
internal sealed class WindowTruths(VirtualMachine machine, CasingFilter casing, ShaftMotion shaft, double operatingHz, RecordWindows windows, ulong seed)
{
    // A line takes a few bins of a window's spectrum whatever its frequency.
    private const double HalfWidthBins = 2.5;
    private const double HalfWidthShare = 0.01;

    // A little below the corner of what faults add.
    private const double FloorLowHz = 600;

    private readonly double rateHz = shaft.RateHz;

    /// <param name="healthy">Lines of the machine without faults.</param>
    /// <param name="forces">With them.</param>
    /// <param name="owners">Which fault changed the line at half an order, and which ones lift the floor.</param>
    /// <param name="whirl">The fault that is whirl, if there is one.</param>
    public IReadOnlyList<TruthWindow> Of(Complex[] healthy, FaultForces forces, FaultOwners owners, FaultClass whirl)
    {
        var truth = new TruthWindow[windows.Count];
        for (var window = 0; window < truth.Length; window++)
        {
            var bands = new List<TruthBand>();
            foreach (var (half, fault) in owners.Lines)
                Keep(bands, Line(window, half, fault, healthy[half], forces.HalfOrders[half]));
            if (forces.Whirl is { SizeG: > 0 })
                Keep(bands, Whirl(window, whirl));
            foreach (var fault in owners.Floors)
                Keep(bands, Floor(window, fault));
            truth[window] = new TruthWindow(windows.Start(window) / rateHz, windows.End(window) / rateHz, bands);
        }
        return truth;
    }

    private static void Keep(List<TruthBand> bands, TruthBand band)
    {
        if (band.OverFloorDb >= TruthWindow.DetectableDb)
            bands.Add(band);
    }

    private TruthBand Line(int window, int half, FaultClass fault, Complex healthy, Complex faulty)
    {
        var order = half / 2.0;
        var (slow, fast) = Speeds(window);
        var (low, high) = Around(window, order * slow, order * fast);
        var speed = (slow + fast) / 2;
        var gain = shaft.IsSteady ? 1 : OrderGain.Of(half, machine, speed, operatingHz).Magnitude;
        var floor = FloorPower(low, high);
        return Band(
            fault, low, high, speed,
            Math.Pow(gain * faulty.Magnitude, 2) / 2 + floor,
            Math.Pow(gain * healthy.Magnitude, 2) / 2 + floor);
    }

    private TruthBand Whirl(int window, FaultClass fault)
    {
        var samples = windows.End(window) - windows.Start(window);
        var hz = windows.WhirlHz[window] / samples;
        var (slow, fast) = Speeds(window);
        var swing = hz * (fast - slow) / (fast + slow);
        var (low, high) = Around(window, hz - swing, hz + swing);
        var floor = FloorPower(low, high);
        return Band(fault, low, high, (slow + fast) / 2, windows.WhirlEnergy[window] / samples + floor, floor);
    }

    private TruthBand Floor(int window, FaultClass fault)
    {
        var sensor = machine.SensorG * machine.SensorG / (machine.FloorG * machine.FloorG);
        var added = windows.AddedEnergy[window] / (windows.End(window) - windows.Start(window));
        return new TruthBand(fault, FloorLowHz, rateHz / 2, null, null, Decibels(1 + added / (1 + sensor)));
    }

    private static TruthBand Band(FaultClass fault, double low, double high, double speed, double faulty, double healthy)
        => new(fault, low, high, low / speed, high / speed, Decibels(faulty / healthy));

    private static double Decibels(double ratio) => 10 * Math.Log10(ratio);

    private double FloorPower(double low, double high)
    {
        var (middle, width) = ((low + high) / 2, high - low);
        var density = 2 / rateHz * machine.FloorG * machine.FloorG * casing.PowerAt(middle, rateHz);
        return width * (density + SensorChain.NoiseAt(machine, middle, width, rateHz, seed));
    }

    private (double Slow, double Fast) Speeds(int window)
    {
        var blocks = shaft.Speeds.AsSpan()[(windows.Start(window) / ShaftMotion.Block)..(windows.End(window) / ShaftMotion.Block + 1)];
        var (slow, fast) = (double.MaxValue, 0.0);
        foreach (var speed in blocks)
            (slow, fast) = (Math.Min(slow, speed), Math.Max(fast, speed));
        return (slow, fast);
    }

    private (double Low, double High) Around(int window, double from, double to)
    {
        var seconds = (windows.End(window) - windows.Start(window)) / rateHz;
        return (
            Math.Max(0.5 / seconds, Math.Min(from - HalfWidthBins / seconds, from * (1 - HalfWidthShare))),
            Math.Max(to + HalfWidthBins / seconds, to * (1 + HalfWidthShare)));
    }
}
