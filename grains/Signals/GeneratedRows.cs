using Cluster.Compute.Signals.Generation;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>From generated records to the rows they are kept in.</summary>
internal static class GeneratedRows
{
    /// <summary>The signal that a record becomes.</summary>
    public static StoredSignal Signal(string id, GeneratedRecord record)
    {
        var made = record.Signal;
        var machine = made.Machine.Length == 0 ? null : made.Machine;
        return new(
            id,
            record.Hash,
            made.RateHz,
            made.Unit,
            record.Samples,
            made.RunsUp ? null : made.SpeedRpm,
            $"{made.LoadPercent:F0} %",
            machine,
            machine,
            made.Label,
            made.Severity.ToString().ToLowerInvariant(),
            $"{machine ?? made.GeneratorVersion} {made.Label} {made.Run}",
            machine is null ? "legacy" : "casing X",
            $"generator {made.GeneratorVersion}, seed {made.Seed}")
        {
            Features = record.Features,
            SecondHash = record.SecondHash,
            TachoHash = record.TachoHash,
            Truth = Truth(made),
        };
    }

    /// <summary>What is known of a record because it was made.</summary>
    public static SignalTruth Truth(GeneratedSignal made) => new(
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
