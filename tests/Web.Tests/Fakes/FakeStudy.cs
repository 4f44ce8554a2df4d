using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A study that notes its commands.</summary>
public sealed class FakeStudy(CampaignRow row) : IStudyGrain
{
    public List<string> Commands { get; } = [];

    public Task<string> Create(CommandContext context, StudyContent study, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Delete(CommandContext context, CancellationToken cancellation)
    {
        Commands.Add($"{context.User} deletes");
        return Task.CompletedTask;
    }

    public Task<CampaignRow> SetLease(CommandContext context, double? seconds, CancellationToken cancellation)
    {
        Commands.Add($"{context.User} sets {seconds?.ToString() ?? "no lease"}");
        return Task.FromResult(row);
    }

    public Task<StudyView> Get(CancellationToken cancellation) => throw new NotSupportedException();

    public Task SetAttribute(bool system, StudyAttribute attribute, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> CreateTrial(Guid request, StudyTrial? template, CancellationToken cancellation) => throw new NotSupportedException();

    public Task SetParameter(int number, StudyParameter parameter, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> SetState(Guid request, int number, StudyTrialState state, IReadOnlyList<double> values, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Report(int number, StudyReport report, CancellationToken cancellation) => throw new NotSupportedException();

    public Task SetTrialAttribute(int number, bool system, StudyAttribute attribute, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyTrial> GetTrial(int number, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<StudyTrial>> GetTrials(int from, IReadOnlyList<int> also, CancellationToken cancellation) => throw new NotSupportedException();
}
