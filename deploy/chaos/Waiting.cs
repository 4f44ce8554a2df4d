namespace Cluster.Chaos;

/// <summary>Waits for a condition that can only be asked for; a wait that ends in vain says the phase, what was expected and what was found.</summary>
public static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Observes again and again until <paramref name="holds"/>; an observation that throws counts as one that does not hold.</summary>
    /// <exception cref="TimeoutException">The limit passed.</exception>
    public static async Task<T> For<T>(
        string phase,
        string expected,
        TimeSpan limit,
        Func<CancellationToken, Task<T>> observe,
        Func<T, bool> holds,
        Func<T, string>? describe = null)
    {
        using var deadline = new CancellationTokenSource(limit);
        var found = "nothing observed";
        while (true)
        {
            try
            {
                var value = await observe(deadline.Token);
                if (holds(value))
                    return value;
                found = describe is null ? $"{value}" : describe(value);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or Npgsql.NpgsqlException or OperationCanceledException or Campaigns.RefusedException)
            {
                found = deadline.IsCancellationRequested ? found : $"{error.GetType().Name}: {error.Message}";
            }

            if (deadline.IsCancellationRequested)
                throw new TimeoutException($"{phase}: expected {expected} within {limit.TotalSeconds:F0} s; last found: {found}.");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
