using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Signals;

/// <summary>
/// A dataset that is generated waits for its jobs: it looks at their rows each second and when one ends. What a completed job made stays made, whatever silo
/// is lost; when all are completed, their records become the signals.
/// </summary>
internal sealed partial class DatasetGrain
{
    private readonly SemaphoreSlim _looking = new(1, 1);
    private IGrainTimer? _looks;
    private (long At, int Made)? _pace;

    public async Task JobsChanged()
    {
        if (_stored!.Value is not { Generate: { } spec, Row: { } row })
            return;
        if (row.Status == DatasetStatus.Working && _cancel?.Token is { } wanted)
            await Work(() => Look(spec, wanted), wanted);
        else if (row.Status != DatasetStatus.Working)
            await generation.Forget(Id, CancellationToken.None);
    }

    private async Task<IReadOnlyList<JobRecord>> NewJobs(GenerateSpec spec, CancellationToken cancellation) =>
        GenerationJobs.Create(Id, spec, await ids.Next(SignalJobKinds.Generation, GenerationJobs.Count(spec), cancellation), time.GetUtcNow());

    private async Task Follow(GenerateSpec spec, CancellationToken cancellation)
    {
        _looks ??= this.RegisterGrainTimer(_ => JobsChanged(), new GrainTimerCreationOptions(ProgressEvery, ProgressEvery) { Interleave = true, KeepAlive = true });
        await Work(
            async () =>
            {
                await RememberToResume(cancellation);
                await Look(spec, cancellation);
            },
            cancellation);
    }

    private async Task Look(GenerateSpec spec, CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            if (Row.Status != DatasetStatus.Working)
                return;
            var progress = await generation.Progress(Id, cancellation);
            if (progress.Jobs.Count == 0)
                await CutIntoJobs(spec, cancellation);
            else if (progress.Problem is { } problem)
                await Close(_stored!.Value with { Row = Row with { Status = DatasetStatus.Failed, StatusReason = problem } }, null, []);
            else if (progress.IsComplete)
                await Finish(await Made(progress, cancellation), spec.Split, cancellation);
            else if (progress.Made != Row.Done)
                await Close(_stored!.Value with { Row = Row with { Done = progress.Made, SecondsLeft = SecondsLeft(progress.Made) } }, null, []);
            if (Row.Status != DatasetStatus.Working)
                _looks?.Dispose();
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>What an earlier version of this program had begun has no jobs yet.</summary>
    private async Task CutIntoJobs(GenerateSpec spec, CancellationToken cancellation)
    {
        var jobs = await NewJobs(spec, cancellation);
        await _gate.WaitAsync(cancellation);
        try
        {
            if (Row.Status == DatasetStatus.Working)
                await Commit(_stored!.Value, null, [], null, jobs);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The signals of all records, numbered in their order.</summary>
    private async Task<IReadOnlyList<StoredSignal>> Made(GenerationProgress progress, CancellationToken cancellation)
    {
        var numbers = await ids.Next("signal", Row.Total, cancellation);
        var added = new List<StoredSignal>(numbers.Length);
        foreach (var (job, _, _) in progress.Jobs)
        {
            foreach (var record in await generation.Records(job, cancellation))
                added.Add(GeneratedRows.Signal($"signal-{numbers[added.Count]}", record));
        }

        return added.Count == numbers.Length
            ? added
            : throw new InvalidDataException($"The jobs of {Id} made {added.Count} records, expected {numbers.Length}.");
    }

    /// <summary>By the pace since this activation first saw a record made.</summary>
    private double? SecondsLeft(int made)
    {
        _pace ??= (time.GetTimestamp(), made);
        return made > _pace.Value.Made
            ? Math.Round((time.GetElapsedTime(_pace.Value.At) / (made - _pace.Value.Made) * (Row.Total - made)).TotalSeconds)
            : null;
    }
}
