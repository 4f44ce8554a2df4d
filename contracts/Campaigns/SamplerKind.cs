namespace Cluster.Contracts.Campaigns;

/// <summary>How points of the space are chosen.</summary>
[GenerateSerializer, Alias("Campaigns.SamplerKind")]
public enum SamplerKind
{
    /// <summary>Every combination exactly once.</summary>
    Grid,

    /// <summary>Independent draws.</summary>
    Random,

    /// <summary>Tree-structured Parzen estimator.</summary>
    Tpe,

    /// <summary>Points of a scrambled Sobol sequence.</summary>
    QuasiRandom,

    /// <summary>Covariance matrix adaptation over the numbers of the space; choices are drawn at random.</summary>
    CmaEs,

    /// <summary>Expected improvement under a Gaussian process.</summary>
    GaussianProcess,

    /// <summary>A Sobol sequence first, then the Gaussian process and the Parzen estimator by turns.</summary>
    Automatic,

    /// <summary>The script that runs the trials chooses them: an Optuna study.</summary>
    External,
}
