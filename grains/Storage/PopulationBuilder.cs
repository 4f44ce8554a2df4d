using Cluster.Compute.Statistics;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Storage;

/// <summary>Gathers a population signal by signal.</summary>
internal sealed class PopulationBuilder(int features)
{
    private readonly List<double>[] _values = [.. Enumerable.Range(0, features).Select(_ => new List<double>())];
    private readonly SortedSet<string> _labels = new(StringComparer.Ordinal);
    private readonly SortedSet<double> _rates = [];
    private readonly SortedSet<int> _lengths = [];
    private int _signals;
    private int _waiting;

    /// <summary>Whether no signal was there.</summary>
    public bool IsEmpty => _signals + _waiting == 0;

    /// <summary>Takes a signal; without a vector it is one that waits.</summary>
    public void Add(string label, double rateHz, int samples, double[]? vector)
    {
        if (vector is null)
        {
            _waiting++;
            return;
        }

        _signals++;
        if (label.Length > 0)
            _labels.Add(label);
        _rates.Add(rateHz);
        _lengths.Add(samples);
        for (var i = 0; i < _values.Length; i++)
        {
            if (!double.IsNaN(vector[i]))
                _values[i].Add(vector[i]);
        }
    }

    /// <summary>Sorts, and takes the spread of each feature.</summary>
    public PopulationColumns Build(string version, IReadOnlyList<FeatureRow> definitions)
    {
        var sorted = _values.Select(values =>
        {
            values.Sort();
            return values.ToArray();
        }).ToArray();
        var spreads = sorted.Select((values, i) => new FeatureSpread(
            definitions[i].Name,
            values.Length,
            Quantile.OfSorted(values, 0.5),
            MedianAbsoluteDeviation.Sigma(values),
            Quantile.OfSorted(values, 0.75) - Quantile.OfSorted(values, 0.25),
            [.. FeatureSpread.Levels.Select(level => Quantile.OfSorted(values, level / 100))]));
        return new(new(version, _signals, _waiting, [.. _labels], [.. _rates], [.. _lengths], [.. spreads]), sorted);
    }
}
