namespace Cluster.Contracts.Campaigns;

/// <summary>What values a hyperparameter takes.</summary>
[GenerateSerializer, Alias("Campaigns.ParameterKind")]
public enum ParameterKind
{
    /// <summary>One value for every trial.</summary>
    Fixed,

    /// <summary>A real number between Low and High.</summary>
    Float,

    /// <summary>A whole number between Low and High, in steps of Step.</summary>
    Int,

    /// <summary>One of Choices.</summary>
    Categorical,
}
