using Cluster.Contracts.Optuna;
using Cluster.Grains.Storage;
using Npgsql;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Cluster.Grains.Optuna;

/// <summary>
/// Owner of one study. A call decides on memory at once and is answered when its change is durable; what is decided while one commit runs goes into
/// the next, so that many workers share commits. A failed commit drops the activation, and the next one reads what is stored.
/// </summary>
[Reentrant]
internal sealed partial class StudyGrain(
    NpgsqlDataSource database, StudyTable table, CommandTable commands, TimeProvider time, ILogger<StudyGrain> logger) : Grain, IStudyGrain, IRemindable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private Study? _study;
    private StudyHead? _head;
    private Exception? _fault;

    private string Id => this.GetPrimaryKeyString();

    private DateTime Now
    {
        get
        {
            // Python and PostgreSQL keep microseconds.
            var now = time.GetLocalNow().DateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        OpenStreams();
        return Load(cancellationToken);
    }

    public Task<StudyView> Get(CancellationToken cancellation) => Tell<StudyView>(study => (study.View, [study.AttributesIn]));

    public Task SetAttribute(bool system, StudyAttribute attribute, CancellationToken cancellation) => Decide(study =>
    {
        study.SetAttribute(system, attribute);
        return true;
    });

    public Task<int> CreateTrial(Guid request, StudyTrial? template, CancellationToken cancellation) =>
        Decide(study => study.CreateTrial(request, template, Now, time.GetTimestamp()));

    public Task SetParameter(int number, StudyParameter parameter, CancellationToken cancellation) => Decide(study =>
    {
        study.SetParameter(number, parameter, time.GetTimestamp());
        return true;
    });

    public Task<bool> SetState(Guid request, int number, StudyTrialState state, IReadOnlyList<double> values, CancellationToken cancellation) =>
        Decide(study => study.SetState(request, number, state, values, Now, time.GetTimestamp()));

    public Task Report(int number, StudyReport report, CancellationToken cancellation) => Decide(study =>
    {
        study.Report(number, report, time.GetTimestamp());
        return true;
    });

    public Task SetTrialAttribute(int number, bool system, StudyAttribute attribute, CancellationToken cancellation) => Decide(study =>
    {
        study.SetTrialAttribute(number, system, attribute, time.GetTimestamp());
        return true;
    });

    public Task<StudyTrial> GetTrial(int number, CancellationToken cancellation) => Tell<StudyTrial>(study =>
    {
        var trial = study.GetTrial(number, time.GetTimestamp());
        return (trial.View, [trial.In]);
    });

    public Task<IReadOnlyList<StudyTrial>> GetTrials(int from, IReadOnlyList<int> also, CancellationToken cancellation) => Tell<IReadOnlyList<StudyTrial>>(study =>
    {
        var trials = study.GetTrials(from, also);
        return ((IReadOnlyList<StudyTrial>)[.. trials.Select(trial => trial.View)], trials.Select(trial => trial.In));
    });

    /// <summary>Answers when the changes are durable that the answer shows; it waits for no others.</summary>
    private async Task<T> Tell<T>(Func<Study, (T Answer, IEnumerable<StudyChange?> From)> tell)
    {
        var study = await Open();
        Heard();
        Expire(study);
        if (!study.Change.IsEmpty)
            Start();
        var (answer, from) = tell(study);
        foreach (var change in from)
        {
            if (change is { Done.IsCompletedSuccessfully: false })
                await change.Done;
        }

        return answer;
    }

    /// <summary>Decides, and answers (or refuses) when everything that the answer rests on is durable.</summary>
    private async Task<T> Decide<T>(Func<Study, T> decide)
    {
        var study = await Open();
        Heard();
        try
        {
            Expire(study);
            var answer = decide(study);
            await Settled();
            return answer;
        }
        catch (Contracts.CommandRefusedException)
        {
            await Settled();
            throw;
        }
        catch (Exception e) when (_fault is null)
        {
            Break(e);
            throw;
        }
    }

    private async ValueTask<Study> Open()
    {
        if (_fault is not null)
            throw new InconsistentStateException($"Study {Id} is read again from the database after: {_fault.Message}");
        if (_study is null)
            await Load(CancellationToken.None);
        return _study ?? throw new Contracts.CommandRefusedException($"There is no study {Id}.", Contracts.RefusalKind.NotFound);
    }

    /// <summary>A study that is not there may be made by another call a moment later, so that is looked up every time.</summary>
    private async Task Load(CancellationToken cancellation)
    {
        await _loading.WaitAsync(cancellation);
        try
        {
            if (_study is null && await table.Load(Id, time.GetTimestamp(), cancellation) is var (head, study))
                (_head, _study, _row) = (head, study, StudyRows.Campaign(Id, head, study, isActive: false, time));
        }
        finally
        {
            _loading.Release();
        }
    }

    private void Expire(Study study)
    {
        if (_head!.LeaseSeconds is { } seconds && study.Expire(TimeSpan.FromSeconds(seconds), time, Now) is > 0 and var lost)
            LogExpired(Id, lost, seconds);
    }

    private void Break(Exception fault)
    {
        _fault = fault;
        LogDropped(Id, fault);
        DeactivateOnIdle();
    }
}
