namespace Cluster.Web.Signals;

/// <summary>Units of features as people read them.</summary>
internal static class FeatureUnit
{
    /// <summary>The unit of a feature of signals that are all measured in <paramref name="signals"/>: <c>unit^2/Hz</c> of g is g²/Hz. Without a common unit it is the signal's; a number has none.</summary>
    public static string Of(string feature, string? signals) => feature == "1" ? "" : feature
        .Replace("unit", signals switch { null => "signal's unit", "" => "1", _ => signals }, StringComparison.Ordinal).Replace("^2", "²", StringComparison.Ordinal);
}
