using Cluster.Compute.Campaigns;
using CsCheck;

namespace Cluster.Compute.Tests.Campaigns;

/// <summary>Search spaces that several tests share.</summary>
internal static class Spaces
{
    /// <summary>The space of the bearing campaign: a learning rate, a dropout rate and a batch size.</summary>
    public static SearchSpace Training { get; } = new(
    [
        new FloatParameter("lr", 1e-5, 1e-3, Log: true),
        new FloatParameter("dropout", 0.1, 0.5),
        new CategoricalParameter("batch", ["16", "32", "64", "128"]),
    ]);

    /// <summary>A finite space with two levels of conditions: 2 + 1 · 4 + 3 · (1 + 2) = 15 points.</summary>
    public static SearchSpace Nested { get; } = new(
    [
        new CategoricalParameter("model", ["linear", "cnn", "resnet"]),
        new FloatParameter("ridge", 0.1, 0.2, Step: 0.1, Condition: new("model", ["linear"])),
        new IntParameter("kernel", 3, 9, Step: 2, Condition: new("model", ["cnn"])),
        new IntParameter("depth", 1, 4, Condition: new("model", ["resnet"])),
        new CategoricalParameter("skip", ["add", "concat"], new("depth", ["4"])),
        new CategoricalParameter("norm", ["batch", "layer"], new("depth", ["2", "4"])),
    ]);

    /// <summary>Finite spaces of up to four parameters, some of them conditional.</summary>
    public static Gen<SearchSpace> Finite { get; } =
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 5], Gen.Bool).Array[1, 4].Select(shapes => new SearchSpace([.. shapes.Select((shape, at) =>
        {
            var (kind, size, conditional) = shape;
            var condition = conditional && at > 0 ? new Condition($"p{at - 1}", [FirstValue(shapes[at - 1].Item1)]) : null;
            return kind switch
            {
                0 => new CategoricalParameter($"p{at}", [.. Enumerable.Range(0, size).Select(c => $"c{c}")], condition),
                1 => new IntParameter($"p{at}", 2, 2 + size, Condition: condition),
                2 => new IntParameter($"p{at}", 2, 2 + size, Log: true, Condition: condition),
                _ => (Parameter)new FloatParameter($"p{at}", 2, 2 + 0.1 * size, Step: 0.1, Condition: condition),
            };
        })]));

    private static string FirstValue(int kind) => kind == 0 ? "c0" : "2";
}
