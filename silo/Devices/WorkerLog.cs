using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Devices;

/// <summary>
/// What a worker says beside its reports, by line. Lines wait here until they are stored; of those that wait the last 16 kB are kept, so that a
/// flood costs its beginning, which the log says, and never the last words before an abort.
/// </summary>
internal sealed class WorkerLog
{
    private const int Waiting = 16 * 1024;
    private const int StoredWhileRunning = 256 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private int _first;
    private int _length;
    private int _stored;
    private int _lost;

    public void Add(string line)
    {
        var kept = line.Length < Waiting ? line : line[..(Waiting - 1)];
        lock (_lock)
        {
            _lines.Enqueue(kept);
            _length += kept.Length + 1;
            for (; _length > Waiting; _lost++)
                Drop();
        }
    }

    /// <summary>What is to be stored while the job runs: nothing once a worker has filled its share.</summary>
    public JobLogPart? Next()
    {
        lock (_lock)
            return _stored < StoredWhileRunning ? Rest() : null;
    }

    /// <summary>All that is not stored yet.</summary>
    public JobLogPart? Rest()
    {
        lock (_lock)
            return _lines.Count == 0 ? null : new(_first, _lines.Count, (_lost == 0 ? "" : $"({_lost} lines were too many to keep)\n") + this);
    }

    /// <summary>Forgets a part that is stored.</summary>
    public void Forget(JobLogPart part)
    {
        lock (_lock)
        {
            _stored += part.Text.Length;
            _lost = 0;
            while (_lines.Count > 0 && _first < part.FirstLine + part.Lines)
                Drop();
        }
    }

    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _lines);
    }

    private void Drop()
    {
        _length -= _lines.Dequeue().Length + 1;
        _first++;
    }
}
