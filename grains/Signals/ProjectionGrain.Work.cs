using System.Runtime.InteropServices;
using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Features;
using Cluster.Compute.Signals.Projections;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Signals;

internal sealed partial class ProjectionGrain
{
    public async Task JobsChanged()
    {
        if (_stored!.Value is not { View.Status: ProjectionStatus.Working, Job: { } id })
            return;
        try
        {
            if (await jobs.Find(id, CancellationToken.None) is not { IsFinished: true } job)
                return;
            if (job.State == TrialState.Completed)
                await Finish(job);
            else
                await Close(new() { View = View with { Status = ProjectionStatus.Failed, Reason = job.Reason ?? $"{id} was stopped." } }, id, _ => Task.CompletedTask);
        }
        catch (Exception e)
        {
            // Storage trouble: the next reminder, or whoever asks, looks again.
            LogFailed(Id, e);
            DeactivateOnIdle();
        }
    }

    private void StartWork()
    {
        _cancel?.Cancel();
        _cancel = new();
        _work = Work(_work ?? Task.CompletedTask, _cancel.Token);
    }

    private async Task Work(Task former, CancellationToken cancellation)
    {
        try
        {
            await former;
            await this.RegisterOrUpdateReminder(ResumeReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellation);
            if (_stored!.Value.Job is null)
                await Ask(cancellation);
            else
                await JobsChanged();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            LogInterrupted(Id);
        }
        catch (Exception e)
        {
            // Storage trouble: the next activation starts the work again, on its own or by the reminder.
            LogFailed(Id, e);
            DeactivateOnIdle();
        }
    }

    /// <summary>Hands the vectors to a new job.</summary>
    private async Task Ask(CancellationToken cancellation)
    {
        var input = ProjectionSample.Of(View.Spec, await projections.Input(View.Spec.Dataset, cancellation));
        var vectors = await Put(input.Vectors.SelectMany(vector => vector).ToArray(), cancellation);
        var numbers = await Put(input.Numbers, cancellation);
        var job = ProjectionJobs.Create(await ids.NextId(SignalJobKinds.Projection, cancellation), View, input.Vectors.Length, time.GetUtcNow());
        await _gate.WaitAsync(cancellation);
        try
        {
            if (cancellation.IsCancellationRequested || View.Status != ProjectionStatus.Working)
                return;
            var asked = View with { Signals = input.Signals, Points = input.Numbers.Length, Notes = input.Notes };
            await Commit(new() { View = asked, Waiting = input.Waiting, Job = job.Id }, async connection =>
            {
                await JobWrites.Insert(connection, [job], CancellationToken.None);
                await ArtifactWrites.Insert(connection, job.Id, ProjectionTask.VectorsFile, vectors.Hash, vectors.Length, CancellationToken.None);
                await ArtifactWrites.Insert(connection, job.Id, ProjectionJobs.NumbersFile, numbers.Hash, numbers.Length, CancellationToken.None);
            });
        }
        finally
        {
            _gate.Release();
        }

        Tell(job.Id);
    }

    private async Task Finish(JobRecord job)
    {
        var result = JsonSerializer.Deserialize<ProjectionResult>(job.Result!, WorkerWire.Json)!;
        var numbers = await Read<long>(job.Id, ProjectionJobs.NumbersFile);
        var points = await Read<float>(job.Id, ProjectionTask.PointsFile);
        var notes = View.Notes;
        if (result.Columns.Count < SignalFeatures.All.Count)
            notes = [.. notes, $"{SignalFeatures.All.Count - result.Columns.Count} features are left out: constant, or undefined for more than a twentieth of the signals."];
        var done = View with
        {
            Status = ProjectionStatus.Ready,
            Done = 1,
            Features = [.. result.Columns.Select(column => SignalFeatures.All[column].Name)],
            Explained = result.Explained,
            Notes = notes,
        };
        await Close(
            new() { View = done, Waiting = _stored!.Value.Waiting },
            job.Id,
            connection => ProjectionTable.Insert(connection, done, numbers, points[..numbers.Length], points[numbers.Length..], time.GetUtcNow(), CancellationToken.None));
    }

    /// <summary>Commits the end, if the job is still the one that is waited for; what was handed over is forgotten with it.</summary>
    private async Task Close(ProjectionState next, string job, Func<NpgsqlConnection, Task> rows)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (_stored!.Value.Job != job || View.Status != ProjectionStatus.Working)
                return;
            await Commit(next, async connection =>
            {
                await rows(connection);
                await ArtifactWrites.Forget(connection, job, CancellationToken.None);
            });
            await ForgetReminder();
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task GiveUp(NpgsqlConnection connection, string job)
    {
        await JobWrites.Stop(connection, job, CancellationToken.None);
        await ArtifactWrites.Forget(connection, job, CancellationToken.None);
    }

    private void Tell(string? job)
    {
        if (job is not null)
            _ = GrainFactory.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).Changed([job], CancellationToken.None);
    }

    private async Task<(string Hash, long Length)> Put<T>(T[] values, CancellationToken cancellation)
        where T : struct
    {
        var bytes = MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        return (await blobs.Put(new MemoryStream(bytes, writable: false), cancellation), bytes.LongLength);
    }

    private async Task<T[]> Read<T>(string job, string name)
        where T : struct
    {
        await using var file = await artifacts.Open(job, name, CancellationToken.None) ?? throw new InvalidDataException($"{job} has no artifact {name}.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return MemoryMarshal.Cast<byte, T>(bytes.ToArray()).ToArray();
    }

    private async Task ForgetReminder()
    {
        if (await this.GetReminder(ResumeReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Projection}: the work was interrupted")]
    private partial void LogInterrupted(string projection);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Projection}: the work failed and starts again")]
    private partial void LogFailed(string projection, Exception exception);
}
