using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Cluster.Grains.Signals;

/// <summary>
/// Threads of lowest priority for arithmetic that may take long, one a core but one: whatever else the silo does goes first. What waits for them is a
/// short function with its arguments, so that memory is bounded by what runs.
/// </summary>
internal sealed class SpareCores : IDisposable
{
    private const int Niceness = 19;

    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>();
    private int _started;

    /// <summary>How many threads there are.</summary>
    public static int Count { get; } = Math.Max(1, Environment.ProcessorCount - 1);

    public void Dispose() => _work.Writer.TryComplete();

    /// <summary>Runs a function on one of the threads.</summary>
    public async Task<T> Run<T>(Func<T> function, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _started, 1) == 0)
            Start();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _work.Writer.WriteAsync(Attempt, cancellation);
        return await done.Task;

        void Attempt()
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                done.SetResult(function());
            }
            catch (Exception e)
            {
                // The one who waits is told.
                done.SetException(e);
            }
        }
    }

    private void Start()
    {
        for (var i = 0; i < Count; i++)
            new Thread(Loop) { IsBackground = true, Name = $"spare core {i}" }.Start();
    }

    private void Loop()
    {
        // 0 is the calling thread here, not its process: Linux keeps niceness a thread. It may always be raised.
        _ = SetPriority(which: 0, who: 0, Niceness);
        while (true)
        {
            while (_work.Reader.TryRead(out var work))
                work();
            // This thread is the pool's own and has nothing else to do.
#pragma warning disable VSTHRD002
            if (!_work.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
                return;
#pragma warning restore VSTHRD002
        }
    }

    [DllImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int priority);
}
