namespace Cluster.Compute.Models.Data;

/// <summary>A side of a split.</summary>
public enum Side
{
    /// <summary>What a model is fitted to.</summary>
    Train,

    /// <summary>What decides between epochs and between trials.</summary>
    Validation,

    /// <summary>What is looked at last, and each look is written down.</summary>
    Test,
}
