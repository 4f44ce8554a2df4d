using Cluster.Contracts;
using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Saved comparisons and links in memory.</summary>
public sealed class FakeComparisons : IComparisonQueries
{
    public List<CartView> Rows { get; } = [];

    public Dictionary<string, ShareLink> ByDigest { get; } = [];

    public Task<Page<CartView>> Saved(string owner, string? search, int skip, int take, CancellationToken cancellation)
    {
        var rows = Rows.Where(row => row.Owner == owner).ToList();
        return Task.FromResult(new Page<CartView>([.. rows.Skip(skip).Take(take)], rows.Count));
    }

    public Task<CartView?> Get(string comparison, CancellationToken cancellation) => Task.FromResult(Rows.Find(row => row.Id == comparison));

    public Task<Page<ShareLink>> Links(string owner, string? target, int skip, int take, CancellationToken cancellation)
    {
        var links = ByDigest.Values.Where(link => link.Owner == owner && (target is null || link.Target == target)).ToList();
        return Task.FromResult(new Page<ShareLink>([.. links.Skip(skip).Take(take)], links.Count));
    }

    public Task<ShareLink?> Link(string link, CancellationToken cancellation) => Task.FromResult(ByDigest.Values.FirstOrDefault(found => found.Id == link));

    public Task<ShareLink?> LinkByDigest(string digest, CancellationToken cancellation) => Task.FromResult(ByDigest.GetValueOrDefault(digest));
}
