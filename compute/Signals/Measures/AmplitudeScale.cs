namespace Cluster.Compute.Signals.Measures;

/// <summary>How the height of a line states the sine that makes it.</summary>
public enum AmplitudeScale
{
    /// <summary>The sine's amplitude.</summary>
    Peak,

    /// <summary>The sine's root mean square, amplitude / sqrt 2.</summary>
    Rms,
}
