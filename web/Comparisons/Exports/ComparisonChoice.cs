using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>
/// What is exported: the signals in their order, the name it goes by, who asks, the pair whose difference is shown (none if null), and the model (a trial's id)
/// whose predictions are shown.
/// </summary>
public sealed record ComparisonChoice(IReadOnlyList<string> Signals, string Title, string User, DifferenceQuery? Pair, string? Model);
