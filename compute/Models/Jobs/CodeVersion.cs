using System.Reflection;

namespace Cluster.Compute.Models.Jobs;

/// <summary>The version of this code, as results record it.</summary>
public static class CodeVersion
{
    /// <summary>Version and, where the build knows it, commit.</summary>
    public static string Value { get; } =
        typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
