namespace Cluster.Silo.Devices;

/// <summary>The last 16 kB of what a worker wrote beside its messages.</summary>
internal sealed class LogTail
{
    private const int Capacity = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private int _length;

    public void Add(string line)
    {
        var kept = line.Length < Capacity ? line : line[..(Capacity - 1)];
        lock (_lock)
        {
            _lines.Enqueue(kept);
            _length += kept.Length + 1;
            while (_length > Capacity)
                _length -= _lines.Dequeue().Length + 1;
        }
    }

    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _lines);
    }
}
