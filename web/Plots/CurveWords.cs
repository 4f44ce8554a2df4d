using Cluster.Contracts.Signals;

namespace Cluster.Web.Plots;

/// <summary>How the axes of curves are called; {unit} stands for the unit of the values.</summary>
public static class CurveWords
{
    /// <summary>Title of a kind of curve.</summary>
    public static string Title(CurveKind kind) => kind switch
    {
        CurveKind.Time => "Time signal",
        CurveKind.Spectrum => "Spectrum",
        CurveKind.PowerSpectralDensity => "Power spectral density",
        CurveKind.OrderSpectrum => "Order spectrum",
        CurveKind.Envelope => "Envelope",
        CurveKind.EnvelopeSpectrum => "Envelope spectrum",
        CurveKind.Cepstrum => "Cepstrum",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a kind of curve"),
    };

    /// <summary>Title of the x axis with its unit.</summary>
    public static string X(CurveKind kind) => kind switch
    {
        CurveKind.Time or CurveKind.Envelope => "Time (s)",
        CurveKind.OrderSpectrum => "Order (multiples of the shaft's speed)",
        CurveKind.Cepstrum => "Quefrency (s)",
        _ => "Frequency (Hz)",
    };

    /// <summary>Unit of the x axis.</summary>
    public static string XUnit(CurveKind kind) => kind switch
    {
        CurveKind.Time or CurveKind.Envelope or CurveKind.Cepstrum => "s",
        CurveKind.OrderSpectrum => "X",
        _ => "Hz",
    };

    /// <summary>Title of the y axis.</summary>
    public static string Y(CurveKind kind) => kind switch
    {
        CurveKind.Time => "Amplitude ({unit})",
        CurveKind.Spectrum or CurveKind.OrderSpectrum => "Peak amplitude ({unit})",
        CurveKind.PowerSpectralDensity => "PSD ({unit})",
        CurveKind.Envelope => "Envelope ({unit})",
        CurveKind.EnvelopeSpectrum => "Squared envelope ({unit})",
        _ => "Real cepstrum ({unit})",
    };

    /// <summary>The word of a kind in addresses.</summary>
    public static string Path(CurveKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    /// <summary>The address of a signal's curve, which may be kept for ever.</summary>
    public static string Address(string signal, CurveKind kind, double? lowHz, double? highHz) => FormattableString.Invariant(
        $"/api/v1/signals/{signal}/curves/{Path(kind)}?v={ISignalCurves.Version}") + (lowHz is { } low && highHz is { } high ? FormattableString.Invariant($"&low={low:R}&high={high:R}") : "");
}
