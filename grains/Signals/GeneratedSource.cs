using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Generation;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Signals from the generator: every chosen class on every virtual machine.</summary>
internal sealed class GeneratedSource(GenerateSpec spec, SpareCores cores) : IDatasetSource
{
    private readonly IRecordGenerator _generator = GeneratorChoice.Of(spec);

    public int Total => _generator.Count;

    public int AtATime => SpareCores.Count + 1;

    public Task<SourceSignal> Read(int index, CancellationToken cancellation) => cores.Run(() => Signal(_generator.Make(index)), cancellation);

    internal static SourceSignal Signal(GeneratedSignal made)
    {
        var machine = made.Machine.Length == 0 ? null : made.Machine;
        var runsUp = made.Profile is SpeedProfile.RunUp or SpeedProfile.RunUpAndDown;
        var signal = new ImportedSignal(
            made.Samples,
            made.RateHz,
            made.Unit,
            runsUp ? null : made.SpeedRpm,
            $"{made.LoadPercent:F0} %",
            machine,
            machine,
            made.Label,
            made.Severity.ToString().ToLowerInvariant(),
            $"{machine ?? made.GeneratorVersion} {made.Label} {made.Run}",
            machine is null ? "legacy" : "casing X",
            $"generator {made.GeneratorVersion}, seed {made.Seed}",
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(made.Samples.AsSpan()))));
        return new(signal, made.Second, made.TachoSeconds.Length == 0 ? null : made.TachoSeconds, Truth(made));
    }

    private static SignalTruth Truth(GeneratedSignal made) => new(
        $"{made.GeneratorVersion}, seed {made.Seed}",
        made.Machine.Length == 0 ? GeneratePresets.LegacyWarning : null,
        made.Label,
        made.Severity.ToString().ToLowerInvariant(),
        GeneratorChoice.Word(made.Profile),
        [.. made.Parameters.Select(one => new FaultSize(FaultLabels.Of(one.Fault), one.Name, one.Value, one.ExcessDb))],
        made is { Film: { } film, Point: { } point }
            ? new(point.UnitLoadPa, point.Celsius, film.Sommerfeld, film.Eccentricity, film.FilmRatio, film.Reynolds)
            : null,
        [.. made.Windows.Select(Window)]);

    private static WindowTruth Window(TruthWindow window) => new(
        window.FromSeconds,
        window.ToSeconds,
        window.Faulty,
        [.. window.Bands.Select(band => new FaultBand(
            FaultLabels.Of(band.Fault), Math.Round(band.LowHz, 2), Math.Round(band.HighHz, 2), Rounded(band.LowOrder), Rounded(band.HighOrder), Math.Round(band.OverFloorDb, 2)))]);

    private static double? Rounded(double? order) => order is { } value ? Math.Round(value, 4) : null;
}
