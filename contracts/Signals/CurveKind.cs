namespace Cluster.Contracts.Signals;

/// <summary>What a curve shows of a signal.</summary>
[GenerateSerializer, Alias("Signals.CurveKind")]
public enum CurveKind
{
    /// <summary>Its samples over time (s).</summary>
    Time,

    /// <summary>Peak amplitude of each line over frequency (Hz), Hann window over the whole signal.</summary>
    Spectrum,

    /// <summary>Welch's power spectral density over frequency (Hz).</summary>
    PowerSpectralDensity,

    /// <summary>Peak amplitude of each line over orders of the shaft's speed.</summary>
    OrderSpectrum,

    /// <summary>Magnitude of the analytic signal of a band over time (s).</summary>
    Envelope,

    /// <summary>Spectrum of the squared envelope of a band over frequency (Hz).</summary>
    EnvelopeSpectrum,

    /// <summary>Real cepstrum over quefrency (s).</summary>
    Cepstrum,
}
