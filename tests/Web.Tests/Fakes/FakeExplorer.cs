using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Signals, features and projections in memory; what was asked is noted.</summary>
public sealed class FakeExplorer : ISignalSearch, IFeatureQueries, IProjectionQueries
{
    public List<ExplorerRow> Rows { get; } = [];

    public List<(SignalFilter Filter, SignalSort Sort, IReadOnlyList<string> Features, int Skip)> Pages { get; } = [];

    public SignalFacets Found { get; set; } = new(3, 0, [new("healthy", 2), new("inner race", 1)], [], [new("M1", 1), new("M2", 2)], [], [], []);

    public long Total { get; set; } = 3;

    public ProjectionPoints? Plane { get; set; }

    public string Version => "1";

    public IReadOnlyList<FeatureRow> Definitions { get; } =
        [new("RMS", "unit", "sqrt(mean x^2)"), new("Kurtosis", "1", "m4 / m2^2 - 3"), new("CrestFactor", "1", "max |x| / RMS")];

    public Task<Page<ExplorerRow>> Page(
        SignalFilter filter, SignalSort sort, IReadOnlyList<string> features, int skip, int take, CancellationToken cancellation)
    {
        Pages.Add((filter, sort, features, skip));
        return Task.FromResult(new Page<ExplorerRow>([.. Rows.Select(row => row with { Features = [.. features.Select((_, i) => row.Features.ElementAtOrDefault(i))] })], Rows.Count == 0 ? 0 : Total));
    }

    public Task<SignalFacets> Facets(SignalFilter filter, CancellationToken cancellation) => Task.FromResult(Found);

    public Task<FeatureHistogram> Histogram(SignalFilter filter, string feature, int bins, CancellationToken cancellation) => Task.FromResult(
        new FeatureHistogram(feature, "unit", 0, 4, [new("healthy", [1, 0, 1, 0], 0, 0, 0), new("inner race", [0, 0, 0, 2], 1, 0, 1)]));

    public async IAsyncEnumerable<ExplorerRow> All(
        SignalFilter filter, SignalSort sort, IReadOnlyList<string> features, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in (await Page(filter, sort, features, 0, 1000, cancellation)).Rows)
            yield return row;
    }

    public Task<SignalSelection?> Selection(string selection, CancellationToken cancellation) =>
        Task.FromResult<SignalSelection?>(selection == "selection-1" ? new(selection, "dataset-1", 17) : null);

    public Task<IReadOnlyList<FeatureVector>> Vectors(IReadOnlyList<string> signals, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<FeatureVector>>([]);

    public Task<FeaturePopulation?> Population(PopulationQuery query, CancellationToken cancellation) =>
        Task.FromResult<FeaturePopulation?>(query.Dataset == "dataset-1" ? new(Version, 2, 0, ["healthy"], [12000], [4], []) : null);

    public Task<IReadOnlyList<FeaturePlace>?> Places(string signal, PopulationQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<FeaturePlace>?>([new("RMS", 1.5, 0.75, 2)]);

    public Task<PopulationQuery?> HealthyPeers(string signal, CancellationToken cancellation) =>
        Task.FromResult(signal == "signal-1" ? new PopulationQuery("dataset-1") { HealthyOnly = true } : null);

    public string KeyOf(ProjectionSpec spec) => $"projection-{spec.Dataset}-{spec.Version}-{spec.Method.ToString().ToLowerInvariant()}-0";

    public Task<ProjectionPoints?> Points(string projection, string groupBy, SignalFilter filter, CancellationToken cancellation) => Task.FromResult(Plane);

    public static ExplorerRow Row(int number, string label, params double[] features) => new(
        new SignalRow($"signal-{number}", new string('c', 64), 12000, "g", 4096, 1797, "1 hp", "M1", null, label, "mild", null, "DE", $"=file,{number}.mat", "train"), features);
}
