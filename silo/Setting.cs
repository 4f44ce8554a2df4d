namespace Cluster.Silo;

/// <summary>One thing an operator can set: <c>--name</c>, or the environment variable, or <c>Cluster:Key</c> in appsettings.json, in this order.</summary>
/// <param name="Key">Name below the section <c>Cluster</c>.</param>
/// <param name="Variable">Environment variable.</param>
/// <param name="Option">Command-line option.</param>
/// <param name="Help">What it means and what it is when not set.</param>
internal sealed record Setting(string Key, string Variable, string Option, string Help)
{
    /// <summary>Section of appsettings.json that holds the settings.</summary>
    public const string Section = "Cluster";

    /// <summary>Where the configuration keeps the value.</summary>
    public string Path => $"{Section}:{Key}";
}
