namespace Cluster.Compute.Signals.Formats;

/// <summary>Where a recording's sampling rate comes from: a variable of the file, a number, or (with neither) what the file itself tells.</summary>
/// <param name="Variable">Name or pattern such as <c>bearing.sr</c>; null where none is asked for.</param>
/// <param name="Hz">The rate where no variable has it.</param>
public sealed record RateRule(string? Variable, double? Hz);
