using System.Globalization;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Statistics;

namespace Cluster.Web.Layout;

/// <summary>How numbers, times and names are written on pages; the exact value goes into the hover.</summary>
public static class Show
{
    /// <summary>A whole percentage of a part, halves away from zero: 12 of 64 is 19 %.</summary>
    public static string Percent(int part, int whole) =>
        whole <= 0 ? "-" : $"{Math.Round(100m * part / whole, MidpointRounding.AwayFromZero):0} %";

    /// <summary>An accuracy with one decimal.</summary>
    public static string Percent(Proportion proportion) => $"{100.0 * proportion.K / proportion.N:0.0} %";

    /// <summary>The 95 % interval of an accuracy, in percent.</summary>
    public static string Interval(Proportion proportion) => $"95 % CI {100 * proportion.Lower:0.0} to {100 * proportion.Upper:0.0}";

    /// <summary>An accuracy in full, for the hover.</summary>
    public static string Exactly(Proportion proportion) =>
        $"{proportion.K} of {proportion.N} records correct = {(double)proportion.K / proportion.N:R}; Wilson score interval, 95 %: {proportion.Lower:R} to {proportion.Upper:R}";

    /// <summary>Four significant digits; very small and very large ones with an exponent.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            return value.ToString(CultureInfo.InvariantCulture);
        var size = Math.Abs(value);
        if (size is 0 or (>= 1e-3 and < 1e5))
            return value.ToString(size >= 1000 ? "0.#" : "G4", CultureInfo.InvariantCulture);
        var text = value.ToString("0.###e-0", CultureInfo.InvariantCulture);
        return text;
    }

    /// <summary>The value of a hyperparameter.</summary>
    public static string Value(ParameterValue value) => value.Text ?? (value.Number is { } number ? Number(number) : "-");

    /// <summary>A length of time in its two greatest units: 8h 23m, 2m 05s, 41s.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds is > 0 and < 9.95
        ? $"{time.TotalSeconds:0.0}s"
        : Whole(TimeSpan.FromSeconds(Math.Round(Math.Max(0, time.TotalSeconds))));

    /// <summary>How long ago something was; after two days its date.</summary>
    public static string Ago(TimeSpan age, DateTimeOffset at) => age switch
    {
        { TotalSeconds: < 2 } => "now",
        { TotalSeconds: < 60 } => $"{age.TotalSeconds:0}s ago",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes}m ago",
        { TotalDays: < 2 } => $"{(int)age.TotalHours}h {age.Minutes:00}m ago",
        _ => at.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>Bytes in binary units.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024.0:0.0} KiB",
        < 1024L * 1024 * 1024 => $"{bytes / 1048576.0:0.0} MiB",
        _ => $"{bytes / 1073741824.0:0.00} GiB",
    };

    /// <summary>A count with its noun, in the right number.</summary>
    public static string Count(long count, string one, string? many = null) => $"{count:N0} {(count == 1 ? one : many ?? one + "s")}";

    private static string Whole(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => $"{time.TotalSeconds:0}s",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes}m {time.Seconds:00}s",
        { TotalDays: < 3 } => $"{(int)time.TotalHours}h {time.Minutes:00}m",
        _ => $"{(int)time.TotalDays}d {time.Hours:00}h",
    };
}
