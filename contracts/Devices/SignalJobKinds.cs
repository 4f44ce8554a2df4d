namespace Cluster.Contracts.Devices;

/// <summary>Kinds of jobs that are arithmetic on signals alone: their workers load no model library.</summary>
public static class SignalJobKinds
{
    /// <summary>Makes a run of records of a generated dataset.</summary>
    public const string Generation = "generation";

    /// <summary>Lays the features of a dataset's signals out in the plane.</summary>
    public const string Projection = "projection";

    /// <summary>Whether a kind is one of these.</summary>
    public static bool Contains(string kind) => kind is Generation or Projection;
}
