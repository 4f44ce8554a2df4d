using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Generation;
using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Signals from the generator: every chosen class on every virtual machine.</summary>
internal sealed class GeneratedSource : IDatasetSource
{
    private readonly SignalGenerator _generator;
    private readonly int[] _indices;

    public GeneratedSource(GenerateSpec spec)
    {
        var unknown = (spec.Classes ?? []).Except(FaultLabels.All).ToArray();
        if (unknown.Length > 0)
            throw new CommandRefusedException($"classes: found '{unknown[0]}', expected labels of {string.Join(", ", FaultLabels.All)}.");
        _generator = new(new GeneratorOptions(
            unchecked((ulong)spec.Seed), spec.Machines, spec.RecordsPerClassAndMachine, Seconds: spec.Seconds, Severity: Mix(spec.Severities)));
        _indices = [.. Enumerable.Range(0, _generator.Count).Where(i => spec.Classes is null || spec.Classes.Contains(Label(i, spec.RecordsPerClassAndMachine)))];
    }

    private static SeverityMix? Mix(IReadOnlyList<string>? levels)
    {
        string[] known = ["incipient", "mild", "moderate", "severe"];
        if (levels is null)
            return null;
        if (levels.Count == 0 || levels.Except(known).Any())
            throw new CommandRefusedException($"severities: found {string.Join(", ", levels)}, expected at least one of {string.Join(", ", known)}.");
        double Share(string level) => levels.Contains(level) ? 1 : 0;
        return new(Share("incipient"), Share("mild"), Share("moderate"), Share("severe"));
    }

    /// <summary>Records come by machine, then class, then run.</summary>
    private static string Label(int index, int records) => FaultLabels.All[index / records % FaultLabels.All.Count];

    public int Total => _indices.Length;

    public Task<ImportedSignal> Read(int index, CancellationToken cancellation)
    {
        var made = _generator.Make(_indices[index]);
        return Task.FromResult(new ImportedSignal(
            made.Samples,
            made.RateHz,
            made.Unit,
            made.SpeedRpm,
            $"{made.LoadPercent:F0} %",
            made.Machine,
            made.Machine,
            made.Label,
            made.Severity.ToString().ToLowerInvariant(),
            $"{made.Machine} {made.Label} {made.Run}",
            "casing",
            $"generator {made.GeneratorVersion}, seed {made.Seed}",
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(made.Samples.AsSpan())))));
    }
}
