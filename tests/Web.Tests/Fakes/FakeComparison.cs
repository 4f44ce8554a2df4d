using Cluster.Contracts;
using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A saved comparison in memory; its row is kept in the fake queries.</summary>
public sealed class FakeComparison(string id, FakeComparisons comparisons) : IComparisonGrain
{
    private CartView View => comparisons.Rows.Single(row => row.Id == id);

    public Task<string> Create(CommandContext context, ComparisonSpec spec, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CartView> Get(CancellationToken cancellation) => Task.FromResult(View);

    public Task<CartView> Rename(CommandContext context, string name, CancellationToken cancellation) => string.IsNullOrWhiteSpace(name)
        ? throw new CommandRefusedException("A saved comparison needs a name.")
        : Set(View with { Name = name.Trim() });

    public Task<CartView> Delete(CommandContext context, CancellationToken cancellation)
    {
        var view = View;
        comparisons.Rows.Remove(view);
        return Task.FromResult(view);
    }

    public async Task<ShareLink> Share(CommandContext context, ShareSpec spec, CancellationToken cancellation)
    {
        var link = new ShareLink($"link-{comparisons.ByDigest.Count + 1}", id, View.Name, View.Owner, spec.View, Sample.Start, null);
        comparisons.ByDigest[spec.Digest] = link;
        await Set(View with { Links = View.Links + 1 });
        return link;
    }

    public Task<CartView> Revoke(CommandContext context, string link, CancellationToken cancellation)
    {
        var (digest, found) = comparisons.ByDigest.Single(pair => pair.Value.Id == link);
        comparisons.ByDigest[digest] = found with { RevokedAt = Sample.Start };
        return Set(View with { Links = View.Links - 1 });
    }

    private Task<CartView> Set(CartView view)
    {
        comparisons.Rows[comparisons.Rows.FindIndex(row => row.Id == id)] = view;
        return Task.FromResult(view);
    }
}
