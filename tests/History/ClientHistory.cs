using System.Collections.Concurrent;
using Cluster.History.Live;

namespace Cluster.History;

/// <summary>
/// Records what clients sent and saw; safe from any thread. Times are one reading of the wall clock at the start plus the monotonic time
/// since, so that they neither jump nor differ from the database's clock on the same machine by more than it drifts in a run.
/// </summary>
public sealed class ClientHistory(TimeProvider time)
{
    private readonly DateTimeOffset startedAt = time.GetUtcNow();
    private readonly long startedTimestamp = time.GetTimestamp();
    private readonly ConcurrentDictionary<long, ClientOperation> operations = new();
    private readonly ConcurrentQueue<PageObservation> pages = new();
    private long next;

    /// <summary>A command is about to be sent; returns the handle of this attempt. A retry with the same command id is an attempt of its own.</summary>
    public long Invoke(Guid commandId, CommandKind kind, string? campaign)
    {
        var handle = Interlocked.Increment(ref next);
        operations[handle] = new ClientOperation(commandId, kind, campaign, Now(), null, OperationOutcome.Unknown, null);
        return handle;
    }

    /// <summary>The attempt was acknowledged; <paramref name="campaign"/> is the id a creation returned.</summary>
    public void Ok(long handle, string? campaign = null) => Answer(handle, OperationOutcome.Ok, campaign, null);

    /// <summary>The attempt was refused.</summary>
    public void Fail(long handle, string reason) => Answer(handle, OperationOutcome.Fail, null, reason);

    /// <summary>The attempt ended without an answer.</summary>
    public void Unknown(long handle, string reason) => Answer(handle, OperationOutcome.Unknown, null, reason);

    /// <summary>A page that follows a campaign now shows this version of it.</summary>
    public void Saw(string page, string campaign, long version) => pages.Enqueue(new PageObservation(page, campaign, version, Now()));

    /// <summary>All attempts so far, in the order they were sent.</summary>
    public IReadOnlyList<ClientOperation> Operations() => [.. operations.OrderBy(o => o.Key).Select(o => o.Value)];

    /// <summary>All observations so far.</summary>
    public IReadOnlyList<PageObservation> Pages() => [.. pages];

    private void Answer(long handle, OperationOutcome outcome, string? campaign, string? answer) =>
        operations[handle] = operations[handle] with
        {
            Outcome = outcome,
            Campaign = campaign ?? operations[handle].Campaign,
            AnsweredAt = Now(),
            Answer = answer,
        };

    private DateTimeOffset Now() => startedAt + time.GetElapsedTime(startedTimestamp);
}
