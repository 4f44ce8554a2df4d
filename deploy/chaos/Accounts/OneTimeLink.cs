using Cluster.Chaos.Processes;

namespace Cluster.Chaos.Accounts;

/// <summary>The link by which the first admin comes in.</summary>
public static class OneTimeLink
{
    /// <summary>Waits for the line "Open http://..." that a process with pages prints while there is no admin.</summary>
    public static async Task<Uri> Of(ManagedProcess web)
    {
        var line = await Waiting.For(
            "one-time link", "a line 'Open http://...'", TimeSpan.FromSeconds(90),
            _ => Task.FromResult(web.LogTail(1000).Split('\n').LastOrDefault(l => l.StartsWith("Open http", StringComparison.Ordinal))), found => found is not null);
        return new Uri(line!["Open ".Length..].Trim());
    }
}
