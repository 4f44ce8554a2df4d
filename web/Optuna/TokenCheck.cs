using System.Collections.Concurrent;
using Cluster.Web.Accounts;

namespace Cluster.Web.Optuna;

/// <summary>Who a token speaks for. A worker sends it with each of its hundreds of calls a second, so an answer is believed for some seconds.</summary>
internal sealed class TokenCheck(ApiTokens tokens, ClusterCalls calls, TimeProvider time)
{
    /// <summary>How soon a revoked token is refused.</summary>
    public static readonly TimeSpan IsBelievedFor = TimeSpan.FromSeconds(5);

    private const int Kept = 1000;

    private readonly ConcurrentDictionary<string, (TokenOwner? Owner, long At)> _known = new(StringComparer.Ordinal);

    /// <summary>The owner, or null for a token that is unknown, revoked or expired.</summary>
    public async ValueTask<TokenOwner?> Find(string text, CancellationToken cancellation)
    {
        if (!text.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal))
            return null;
        if (_known.TryGetValue(text, out var known) && time.GetElapsedTime(known.At) < IsBelievedFor)
            return known.Owner;
        var owner = await calls.Run(token => tokens.Find(text, token), cancellation);
        if (_known.Count >= Kept)
            _known.Clear();
        _known[text] = (owner, time.GetTimestamp());
        return owner;
    }
}
