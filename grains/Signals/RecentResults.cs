namespace Cluster.Grains.Signals;

/// <summary>
/// What was computed lately, in memory up to a number of bytes; the least lately used goes first. Whoever asks for what is being computed waits for
/// the same computation; a failed one is forgotten.
/// </summary>
internal sealed class RecentResults(long limitBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    /// <summary>Bytes of all finished results that are kept.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <summary>The result of a key, computed if it is not known; giving up waiting does not end the computation, which others may wait for.</summary>
    public async Task<T> Get<T>(string key, Func<Task<T>> compute, Func<T, long> bytesOf, CancellationToken cancellation)
        where T : class
    {
        LinkedListNode<Entry> node;
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var known))
            {
                node = known;
                _byUse.Remove(node);
            }
            else
            {
                node = new(new(key));
                _byKey.Add(key, node);
                node.Value.Result = Task.Run(() => Compute(node, compute, bytesOf), CancellationToken.None);
            }

            _byUse.AddFirst(node);
        }

        return (T)await node.Value.Result.WaitAsync(cancellation);
    }

    private async Task<object> Compute<T>(LinkedListNode<Entry> node, Func<Task<T>> compute, Func<T, long> bytesOf)
        where T : class
    {
        try
        {
            var result = await compute();
            Keep(node, bytesOf(result));
            return result;
        }
        catch
        {
            Forget(node);
            throw;
        }
    }

    private void Keep(LinkedListNode<Entry> node, long bytes)
    {
        lock (_lock)
        {
            node.Value.Bytes = bytes;
            _bytes += bytes;
            // What is still being computed weighs nothing yet and is not thrown away.
            for (var last = _byUse.Last; last is not null && _bytes > limitBytes;)
            {
                var before = last.Previous;
                if (last.Value.Bytes > 0)
                    Drop(last);
                last = before;
            }
        }
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        lock (_lock)
            Drop(node);
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        if (!_byKey.Remove(node.Value.Key))
            return;
        _byUse.Remove(node);
        _bytes -= node.Value.Bytes;
    }

    private sealed class Entry(string key)
    {
        public string Key => key;

        public Task<object> Result { get; set; } = null!;

        public long Bytes { get; set; }
    }
}
