using Cluster.Compute.Signals.Projections;
using Cluster.Contracts;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;
using Orleans.Concurrency;

namespace Cluster.Grains.Signals;

/// <summary>
/// Owner of one projection: one job on a lane however many ask. The vectors are gathered beside the turns and handed to the job; what it leaves is committed
/// here. A job that is lost begins anew, and the same vectors give the same points.
/// </summary>
[Reentrant]
internal sealed partial class ProjectionGrain(
    PostgresGrainStorage storage, ProjectionTable projections, SelectionTable selections, CommandTable commands, JobTable jobs, IArtifactQueries artifacts,
    IBlobStore blobs, IdSequence ids, TimeProvider time, ILogger<ProjectionGrain> logger) : Grain, IProjectionGrain, IRemindable
{
    private const string ResumeReminder = "resume";
    private const int MostCorners = 2000;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private StoredState<ProjectionState>? _stored;
    private CancellationTokenSource? _cancel;
    private Task? _work;

    private string Id => this.GetPrimaryKeyString();

    private ProjectionView View => _stored!.Value.View ?? throw new CommandRefusedException($"There is no projection {Id}.", RefusalKind.NotFound);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stored = new(storage, this.GetGrainId(), "projection");
        await _stored.Read();
        if (_stored.Value.View is { Status: ProjectionStatus.Working })
            StartWork();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _cancel?.Cancel();
        return Task.CompletedTask;
    }

    /// <summary>After a cancel there is nothing to remember any more.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        _stored!.Value.View is { Status: ProjectionStatus.Working } ? JobsChanged() : ForgetReminder();

    public Task<ProjectionView> Start(CommandContext context, ProjectionSpec spec, CancellationToken cancellation)
    {
        if (projections.KeyOf(spec) != Id)
            throw new CommandRefusedException($"projection: found {Id}, expected {projections.KeyOf(spec)} for what is asked.");
        if (spec.Method == ProjectionMethod.TSne && spec.Perplexity is not (>= 5 and <= 100))
            throw new CommandRefusedException($"perplexity: found {spec.Perplexity}, expected 5 to 100.");
        return Command(context, $"start {StateJson.Write(spec)}", () =>
        {
            var isThere = _stored!.Value is { View.Status: ProjectionStatus.Working } or { View.Status: ProjectionStatus.Ready, Waiting: 0 };
            return isThere ? null : new(Id, spec, ProjectionStatus.Working, null, 0, 0, 0, [], [], []);
        });
    }

    public async Task<ProjectionView?> Get(CancellationToken cancellation) => _stored!.Value.View is null ? null : await Current(cancellation);

    public Task<ProjectionView> Cancel(CommandContext context, CancellationToken cancellation) => Command(context, "cancel", () =>
    {
        if (View.Status != ProjectionStatus.Working)
            return null;
        _cancel?.Cancel();
        return View with { Status = ProjectionStatus.Cancelled, Reason = $"Cancelled by {context.User}." };
    });

    public async Task<SignalSelection> Select(CommandContext context, IReadOnlyList<PlanePoint> polygon, CancellationToken cancellation)
    {
        if (polygon.Count is < 3 or > MostCorners || polygon.Any(p => !double.IsFinite(p.X) || !double.IsFinite(p.Y)))
            throw new CommandRefusedException($"polygon: found {polygon.Count} corners, expected 3 to {MostCorners} finite ones.");
        if (await projections.Find(Id, cancellation) is not var (dataset, numbers, x, y))
            throw new CommandRefusedException($"{Id} has no points yet.", RefusalKind.Conflict);
        var outline = new Polygon([.. polygon.Select(p => new PlanarPoint(p.X, p.Y))]);
        var inside = await Task.Run(() => numbers.Where((_, i) => outline.Contains(new(x[i], y[i]))).ToArray(), cancellation);
        return inside.Length == 0
            ? throw new CommandRefusedException("Found no point inside of what was drawn, expected at least one.")
            : await selections.Keep(context.User, dataset, inside, time.GetUtcNow(), cancellation);
    }

    /// <summary>With what its job has done so far; a job that has ended without our hearing of it is looked at.</summary>
    private async Task<ProjectionView> Current(CancellationToken cancellation)
    {
        if (_stored!.Value is not { View.Status: ProjectionStatus.Working, Job: { } id } || await jobs.Find(id, cancellation) is not { } job)
            return View;
        if (job.IsFinished)
            _ = JobsChanged();
        return View.Status == ProjectionStatus.Working ? View with { Done = (double)job.Epoch / ProjectionTask.Units } : View;
    }

    /// <summary>Decides under the gate; null leaves everything as it is. State and command are one transaction.</summary>
    private async Task<ProjectionView> Command(CommandContext context, string name, Func<ProjectionView?> decide)
    {
        var body = $"{Id} {name}";
        await _gate.WaitAsync();
        try
        {
            if (await commands.Answer(context, body, CancellationToken.None) is { } answer)
                return StateJson.Read<ProjectionView>(answer);
            if (decide() is not { } next)
                return await Current(CancellationToken.None);
            var former = _stored!.Value.Job;
            await Commit(new() { View = next, Waiting = 0 }, async connection =>
            {
                if (former is not null)
                    await GiveUp(connection, former);
                await CommandTable.Save(connection, context, body, StateJson.Write(next), CancellationToken.None);
            });
            Tell(former);
            if (next.Status == ProjectionStatus.Working)
                StartWork();
            return next;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task Commit(ProjectionState next, Func<Npgsql.NpgsqlConnection, Task> rows)
    {
        try
        {
            await _stored!.Commit(next, (connection, _) => rows(connection), CancellationToken.None);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
