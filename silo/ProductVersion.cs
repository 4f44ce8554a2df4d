using System.Reflection;

namespace Cluster.Silo;

/// <summary>The version this program was built as.</summary>
internal static class ProductVersion
{
    public static string Text { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
