using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Devices;

/// <summary>Epochs that a worker reported and the table does not have yet, in order; there are never more than the job has epochs.</summary>
internal sealed class ReportBuffer
{
    private readonly Lock _lock = new();
    private readonly List<EpochRow> _rows = [];
    private TaskCompletionSource? _emptied;

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
            if (_rows.Count == 0)
                _emptied?.TrySetResult();
        }
    }

    /// <summary>Completes when nothing is left that is not durable.</summary>
    public Task WhenEmpty()
    {
        lock (_lock)
        {
            if (_rows.Count == 0)
                return Task.CompletedTask;
            _emptied ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _emptied.Task;
        }
    }
}
