using Cluster.Contracts;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A campaign that notes the commands it is given.</summary>
public sealed class FakeCampaign(CampaignRow row) : ICampaignGrain
{
    public List<(string Name, CommandContext Context)> Commands { get; } = [];

    public List<BudgetSpec> Budgets { get; } = [];

    public List<EnqueuedPoint> Points { get; } = [];

    /// <summary>What the next commands fail with, one after the other.</summary>
    public Queue<Exception> Faults { get; } = [];

    public Task<string> Create(CommandContext context, CampaignSpec spec, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CampaignRow> Pause(CommandContext context, CancellationToken cancellation) => Note("pause", context);

    public Task<CampaignRow> Resume(CommandContext context, CancellationToken cancellation) => Note("resume", context);

    public Task<CampaignRow> Stop(CommandContext context, CancellationToken cancellation) => Note("stop", context);

    public Task<CampaignRow> Extend(CommandContext context, BudgetSpec budget, CancellationToken cancellation)
    {
        Budgets.Add(budget);
        return Note("extend", context);
    }

    public Task<CampaignRow> Enqueue(CommandContext context, IReadOnlyList<EnqueuedPoint> points, CancellationToken cancellation)
    {
        Points.AddRange(points);
        return Note("enqueue", context);
    }

    public Task<CampaignSnapshot> Get(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> Reported(IReadOnlyList<TrialReport> reports, CancellationToken cancellation) => throw new NotSupportedException();

    public Task TrialsChanged(IReadOnlyList<string> trials, CancellationToken cancellation) => throw new NotSupportedException();

    private Task<CampaignRow> Note(string name, CommandContext context)
    {
        Commands.Add((name, context));
        return Faults.TryDequeue(out var fault) ? throw fault : Task.FromResult(row);
    }
}
