using Cluster.Compute.Signals.Features;
using Cluster.Compute.Signals.Projections;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>The arithmetic of a projection: vectors in, points and what is to be said of them out.</summary>
internal sealed record ProjectionWork(ProjectionView View, long[] Numbers, float[] X, float[] Y)
{
    /// <summary>The most points t-SNE is made of; of more signals, every k-th is taken.</summary>
    public const int MostEmbedded = 20_000;

    /// <summary>Computes it; throws <see cref="ArgumentException"/> when there are too few signals or nothing differs between them.</summary>
    public static ProjectionWork Of(ProjectionView view, ProjectionInput input, Action<double> progress, CancellationToken cancellation)
    {
        var notes = new List<string>();
        var stride = view.Spec.Method == ProjectionMethod.TSne ? (input.Vectors.Length + MostEmbedded - 1) / MostEmbedded : 1;
        var (numbers, rows) = stride > 1
            ? ([.. input.Numbers.Where((_, i) => i % stride == 0)], [.. input.Vectors.Where((_, i) => i % stride == 0)])
            : (input.Numbers, input.Vectors);
        if (stride > 1)
            notes.Add($"Shows every {stride}th signal: {numbers.Length:N0} of {input.Vectors.Length:N0}.");
        if (input.Waiting > 0)
            notes.Add($"{input.Waiting:N0} signals had no features yet; start it again to take them in.");
        if (input.Rates > 1 || input.Lengths > 1)
            notes.Add($"The signals have {input.Rates} rates and {input.Lengths} lengths; features that depend on them may be what parts the groups.");

        var (points, kept, explained) = view.Spec.Method == ProjectionMethod.Pca ? Plane(rows) : Embed(rows, view.Spec, progress, cancellation);
        if (kept.Count < SignalFeatures.All.Count)
            notes.Add($"{SignalFeatures.All.Count - kept.Count} features are left out: constant, or undefined for more than a twentieth of the signals.");
        var done = view with
        {
            Status = ProjectionStatus.Ready,
            Done = 1,
            Signals = input.Vectors.Length + input.Waiting,
            Points = numbers.Length,
            Features = kept,
            Explained = explained,
            Notes = notes,
        };
        return new(done, numbers, [.. points.Select(p => (float)p.X)], [.. points.Select(p => (float)p.Y)]);
    }

    private static (PlanarPoint[] Points, IReadOnlyList<string> Kept, IReadOnlyList<double> Explained) Plane(double[][] rows)
    {
        var pca = Pca.Fit(rows);
        return ([.. rows.Select(pca.Plane)], Names(pca.Standardisation), [.. pca.Shares.Take(2)]);
    }

    private static (PlanarPoint[] Points, IReadOnlyList<string> Kept, IReadOnlyList<double> Explained) Embed(
        double[][] rows, ProjectionSpec spec, Action<double> progress, CancellationToken cancellation)
    {
        var settings = new TSneSettings(spec.Perplexity, Seed: unchecked((ulong)spec.Seed));
        return (TSne.Of(rows, settings, progress, cancellation), Names(RobustStandardisation.Fit(rows)), []);
    }

    private static string[] Names(RobustStandardisation standardisation) => [.. standardisation.Columns.Select(column => SignalFeatures.All[column].Name)];
}
