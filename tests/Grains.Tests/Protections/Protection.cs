using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Protections;

/// <summary>
/// One protection of the product and how it is taken away, in the database or in the container; Rules are those of the history checker that must speak
/// then, the one that guards it first, and no other.
/// </summary>
internal sealed record Protection(string Name, int[] Rules, string Sql, Action<IServiceCollection> Replace)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
