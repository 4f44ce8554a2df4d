using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Devices;

/// <summary>Epochs that a worker reported and the table does not have yet, in order; there are never more than the job has epochs.</summary>
internal sealed class ReportBuffer
{
    private readonly Lock _lock = new();
    private readonly List<EpochRow> _rows = [];
    private readonly List<(int Epoch, TaskCompletionSource Durable)> _waiters = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _rows.Count;
        }
    }

    public void Add(EpochRow row)
    {
        lock (_lock)
            _rows.Add(row);
    }

    public IReadOnlyList<EpochRow> Peek(int most)
    {
        lock (_lock)
            return _rows.GetRange(0, Math.Min(most, _rows.Count));
    }

    /// <summary>Forgets what is durable.</summary>
    public void Forget(int durableUpTo)
    {
        lock (_lock)
        {
            _rows.RemoveAll(row => row.Epoch <= durableUpTo);
            foreach (var (epoch, durable) in _waiters)
            {
                if (IsDurable(epoch))
                    durable.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Durable.Task.IsCompleted);
        }
    }

    /// <summary>Completes when nothing is left that is not durable.</summary>
    public Task WhenEmpty() => WhenDurable(int.MaxValue);

    /// <summary>Completes when every report up to this epoch is durable.</summary>
    public Task WhenDurable(int epoch)
    {
        lock (_lock)
        {
            if (IsDurable(epoch))
                return Task.CompletedTask;
            var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((epoch, durable));
            return durable.Task;
        }
    }

    private bool IsDurable(int epoch) => _rows.TrueForAll(row => row.Epoch > epoch);
}
