namespace Cluster.Grains.Signals;

/// <summary>A dataset version with its content hash (hex); SplitByWindow says that windows, not records, are dealt to the sides.</summary>
public sealed record DatasetListing(
    string Dataset,
    int Version,
    string Hash,
    bool SplitByWindow,
    double TestFraction,
    double ValidationFraction,
    long SplitSeed,
    IReadOnlyList<string> Labels,
    IReadOnlyList<ListedSignal> Signals);
