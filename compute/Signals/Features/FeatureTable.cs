namespace Cluster.Compute.Signals.Features;

/// <summary>What each place of a feature vector means.</summary>
internal static class FeatureTable
{
    public static readonly FeatureDefinition[] All =
    [
        new("RMS", "unit", "sqrt(mean x^2)"),
        new("Kurtosis", "1", "m4 / m2^2 - 3, with m_k = mean (x - mean x)^k"),
        new("Skewness", "1", "m3 / m2^1.5"),
        new("CrestFactor", "1", "max |x| / RMS"),
        new("ShapeFactor", "1", "RMS / mean |x|"),
        new("ImpulseFactor", "1", "max |x| / mean |x|"),
        new("ClearanceFactor", "1", "max |x| / (mean sqrt |x|)^2"),
        new("DominantFreq", "Hz", "the f_k >= 2 Hz with the largest P_k"),
        new("SpectralCentroid", "Hz", "sum f_k P_k / sum P_k"),
        new("SpectralEntropy", "1", "-sum p_k ln p_k / ln K, with p_k = P_k / sum P_k over the K bins: 0 for one line, 1 for white noise"),
        new("LowBandEnergy", "unit", "RMS of the band 2-500 Hz: sqrt(sum P_k df)"),
        new("MidBandEnergy", "unit", "RMS of the band 500-2000 Hz"),
        new("HighBandEnergy", "unit", "RMS of the band 2000-5000 Hz"),
        new("VeryHighBandEnergy", "unit", "RMS of the band 5000-10000 Hz, up to half the rate; NaN where that is 5000 Hz or less"),
        new("TotalSpectralPower", "unit^2", "sum P_k df"),
        new("SpectralStd", "unit^2/Hz", "standard deviation of P_k over the K bins"),
        new("Harmonic2X1X", "1", "a(2) / a(1): amplitudes at orders of the known speed, noise floor taken off", true),
        new("Harmonic3X1X", "1", "a(3) / a(1)", true),
        new("SpectralPeakiness", "1", "max P_k / mean P_k"),
        new("EnvelopeRMS", "unit", "sqrt(mean e^2)"),
        new("EnvelopeKurtosis", "1", "kurtosis of e, less 3"),
        new("EnvelopePeak", "unit", "max e"),
        new("ModulationFreq", "Hz", "the frequency from 2 to 1000 Hz of the largest line of the spectrum (Hann) of e^2 - mean e^2"),
        new("WaveletEnergyRatio", "1", "(E_1 + ... + E_5) / (E_1 + ... + E_5 + E_A5): the share of the details"),
        new("WaveletKurtosis", "1", "mean over the levels 1 to 5 of the kurtosis, less 3, of D_j"),
        new("WaveletEnergy_D1", "1", "E_1 / (E_1 + ... + E_5 + E_A5)"),
        new("WaveletEnergy_D3", "1", "E_3 / (E_1 + ... + E_5 + E_A5)"),
        new("WaveletEnergy_D5", "1", "E_5 / (E_1 + ... + E_5 + E_A5)"),
        new("CepstralPeakRatio", "1", "the largest c(q) within 2 % of 1/f_r, 2/f_r and 3/f_r / mean |c(q)| over q >= 1 ms", true),
        new("QuefrencyCentroid", "1", "cepstral amplitude at the rotation quefrency: the largest c(q) within 2 % of 1/f_r", true),
        new("BispectrumPeak", "1", "max b2 over the grid"),
        new("BispectrumMean", "1", "mean b2 over the grid"),
        new("BispectrumEntropy", "1", "-sum p ln p / ln M, with p = b2 / sum b2 over the M points of the grid"),
        new("PhaseCoupling", "1", "mean of the largest b2 within one bin of (f_r/2, f_r/2), (f_r, f_r) and (f_r, 2 f_r)", true),
        new("NonlinearityIndex", "1", "share of the grid where b2 exceeds -ln(0.05)/K, its 95 % level of K averages: about 0.05 for linear Gaussian noise"),
        new("BispectrumPeakRatio", "1", "BispectrumPeak / BispectrumMean"),
    ];
}
