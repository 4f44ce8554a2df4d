namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// Watches the lease's deadline on threads other than the job's: calls <paramref name="passed"/> once when it passes and <paramref name="overdue"/> after the grace.
/// A deadline that has passed cannot be extended.
/// </summary>
internal sealed class DeadlineWatch(TimeProvider time, TimeSpan grace, Action passed, Action overdue) : IDisposable
{
    private readonly Lock gate = new();
    private ITimer? timer;
    private long start;
    private TimeSpan span;
    private bool hasPassed;

    /// <summary>Sets the deadline anew.</summary>
    public void Extend(ExtendDeadline command)
    {
        lock (gate)
        {
            if (hasPassed)
                return;
            start = Math.Min(command.SentAt ?? long.MaxValue, time.GetTimestamp());
            span = TimeSpan.FromMilliseconds(command.Milliseconds);
            timer ??= time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(Later(span - time.GetElapsedTime(start)), Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => timer?.Dispose();

    private void Look()
    {
        bool first;
        lock (gate)
        {
            var left = span - time.GetElapsedTime(start);
            if (!hasPassed && left > TimeSpan.Zero)
            {
                timer!.Change(Later(left), Timeout.InfiniteTimeSpan);
                return;
            }

            first = !hasPassed;
            hasPassed = true;
            if (first)
                timer!.Change(Later(grace), Timeout.InfiniteTimeSpan);
        }

        if (first)
            passed();
        else
            overdue();
    }

    // Timers count whole milliseconds: rounding up looks once instead of several times.
    private static TimeSpan Later(TimeSpan span) => TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(span.TotalMilliseconds)));
}
