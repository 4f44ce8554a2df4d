using System.Text.Json;

namespace Cluster.Compute.Tests.Signals.Measures;

/// <summary>Figures that numpy and scipy find, from signals.json of the folder REFERENCE, if it is set; each test has a twin on generated signals.</summary>
internal static class ReferenceSignals
{
    public const double RateHz = 12_800;

    public static IEnumerable<JsonElement> All()
    {
        var folder = Environment.GetEnvironmentVariable("REFERENCE");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "REFERENCE is not set; the twin on generated signals ran instead");
        using var file = File.OpenRead(Path.Combine(folder!, "signals.json"));
        return [.. JsonDocument.Parse(file).RootElement.GetProperty("signals").EnumerateObject().Select(one => one.Value)];
    }

    public static double[] Numbers(this JsonElement signal, string name) => Numbers(signal.GetProperty(name));

    public static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>Every value within 1e-9 of the largest expected one.</summary>
    public static void Same(ReadOnlySpan<double> expected, ReadOnlySpan<double> found)
    {
        Assert.Equal(expected.Length, found.Length);
        var largest = 1e-3;
        foreach (var value in expected)
            largest = Math.Max(largest, Math.Abs(value));
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(Math.Abs(expected[i] - found[i]), 0, 1e-9 * largest);
    }
}
