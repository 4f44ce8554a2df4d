using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>Of which signals a projection is made, and what is to be said of that: all of them, but of very many every k-th for t-SNE.</summary>
internal sealed record ProjectionSample(long[] Numbers, double[][] Vectors, int Signals, int Waiting, IReadOnlyList<string> Notes)
{
    /// <summary>The most points t-SNE is made of; of more signals, every k-th is taken.</summary>
    public const int MostEmbedded = 20_000;

    /// <summary>The sample of what a dataset has.</summary>
    public static ProjectionSample Of(ProjectionSpec spec, ProjectionInput input)
    {
        var notes = new List<string>();
        var stride = spec.Method == ProjectionMethod.TSne ? (input.Vectors.Length + MostEmbedded - 1) / MostEmbedded : 1;
        var (numbers, vectors) = stride > 1
            ? ([.. input.Numbers.Where((_, i) => i % stride == 0)], [.. input.Vectors.Where((_, i) => i % stride == 0)])
            : (input.Numbers, input.Vectors);
        if (stride > 1)
            notes.Add($"Shows every {stride}th signal: {numbers.Length:N0} of {input.Vectors.Length:N0}.");
        if (input.Waiting > 0)
            notes.Add($"{input.Waiting:N0} signals had no features yet; start it again to take them in.");
        if (input.Rates > 1 || input.Lengths > 1)
            notes.Add($"The signals have {input.Rates} rates and {input.Lengths} lengths; features that depend on them may be what parts the groups.");
        return new(numbers, vectors, input.Vectors.Length + input.Waiting, input.Waiting, notes);
    }
}
