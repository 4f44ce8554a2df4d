namespace Cluster.Web.Optuna;

/// <summary>Campaigns that an import made, in the order of the file.</summary>
public sealed record CreatedStudies(IReadOnlyList<string> Ids);
