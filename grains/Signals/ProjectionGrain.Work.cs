using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

internal sealed partial class ProjectionGrain
{
    private void StartWork()
    {
        _cancel?.Cancel();
        _cancel = new();
        _done = 0;
        _work = Work(_work ?? Task.CompletedTask, _cancel.Token);
    }

    private async Task Work(Task former, CancellationToken cancellation)
    {
        try
        {
            await former;
            await this.RegisterOrUpdateReminder(ResumeReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellation);
            var view = View;
            var input = await projections.Input(view.Spec.Dataset, cancellation);
            var work = await Task.Run(() => ProjectionWork.Of(view, input, done => Volatile.Write(ref _done, done), cancellation), cancellation);
            await Close(
                new() { View = work.View, Waiting = input.Waiting },
                connection => ProjectionTable.Insert(connection, work.View, work.Numbers, work.X, work.Y, time.GetUtcNow(), CancellationToken.None),
                cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            LogInterrupted(Id);
        }
        catch (ArgumentException e)
        {
            await Close(new() { View = View with { Status = ProjectionStatus.Failed, Reason = Sentence(e) } }, _ => Task.CompletedTask, cancellation);
        }
        catch (Exception e)
        {
            // Storage trouble: the next activation starts the work again, on its own or by the reminder.
            LogFailed(Id, e);
            DeactivateOnIdle();
        }
    }

    private async Task Close(ProjectionState next, Func<Npgsql.NpgsqlConnection, Task> rows, CancellationToken cancellation)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (cancellation.IsCancellationRequested || View.Status != ProjectionStatus.Working)
                return;
            await Commit(next, rows);
            await ForgetReminder();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task ForgetReminder()
    {
        if (await this.GetReminder(ResumeReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    // "expected at least 4 rows, found 2 (Parameter 'rows')"
    private static string Sentence(ArgumentException fault)
    {
        var text = fault.Message.Split(" (Parameter", StringSplitOptions.None)[0];
        return $"The signals with features cannot be laid out: {text}.";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Projection}: the work was interrupted")]
    private partial void LogInterrupted(string projection);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Projection}: the work failed and starts again")]
    private partial void LogFailed(string projection, Exception exception);
}
