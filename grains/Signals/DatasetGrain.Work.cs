using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Splits;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

internal sealed partial class DatasetGrain
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    /// <summary>Runs on the grain's own scheduler; only reading and arithmetic leave it, or all of it to lanes.</summary>
    private void StartWork()
    {
        if (_work is { IsCompleted: false })
            return;
        _cancel = new();
        _work = _stored!.Value.Generate is { } spec ? Follow(spec, _cancel.Token) : Work(() => Import(_cancel.Token), _cancel.Token);
    }

    private async Task Import(CancellationToken cancellation)
    {
        await RememberToResume(cancellation);
        var import = _stored!.Value.Import!;
        var added = await ReadAll(new ImportSource(Id, ImportManifest.Parse(import.Manifest), uploads), cancellation);
        await Finish(added, import.Split, cancellation);
    }

    private async Task Finish(IReadOnlyList<StoredSignal> added, SplitSpec split, CancellationToken cancellation)
    {
        var plan = await Task.Run(() => DatasetPlan.MakeOrLeaveWhole(Row, added, split), cancellation);
        await Close(_stored!.Value with { Row = plan.View.Row }, plan, added);
    }

    private Task<IGrainReminder> RememberToResume(CancellationToken cancellation) =>
        this.RegisterOrUpdateReminder(ResumeReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellation);

    /// <summary>Does some of the work; what is wrong with the data ends it for good, anything else until the next activation.</summary>
    private async Task Work(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            LogInterrupted(Id);
        }
        catch (Exception e) when (e is SignalFormatException or SplitException)
        {
            await Close(_stored!.Value with { Row = Row with { Status = DatasetStatus.Failed, StatusReason = e.Message } }, null, []);
        }
        catch (Exception e)
        {
            // Storage trouble: the next activation starts the work again, on its own or by the reminder.
            LogFailed(Id, e);
            DeactivateOnIdle();
        }
    }

    private async Task Close(DatasetState next, DatasetPlan? plan, IReadOnlyList<StoredSignal> added)
    {
        await _gate.WaitAsync();
        try
        {
            if (Row.Status != DatasetStatus.Working)
                throw new OperationCanceledException(_cancel!.Token);
            await Commit(next, plan, added, null);
            if (next.Row!.Status != DatasetStatus.Working && await this.GetReminder(ResumeReminder) is { } reminder)
                await this.UnregisterReminder(reminder);
        }
        finally
        {
            _gate.Release();
        }
    }
}
