namespace Cluster.History;

/// <summary>One promise of the cluster that can be checked after the fact from what clients saw and what the database holds.</summary>
public interface IHistoryRule
{
    /// <summary>Its number, from 1.</summary>
    int Number { get; }

    /// <summary>The promise in one sentence.</summary>
    string Sentence { get; }

    /// <summary>Every place where the promise was broken.</summary>
    IEnumerable<Violation> Check(Evidence evidence);
}
