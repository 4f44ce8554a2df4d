using Cluster.Contracts.Optuna;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Studies in memory, as the tables would give them.</summary>
public sealed class FakeStudies : IStudyQueries
{
    public Dictionary<string, StudyContent> Contents { get; } = [];

    public Task<IReadOnlyList<StudyView>> List(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StudyView>>([]);

    public Task<long?> Find(string name, CancellationToken cancellation) => Task.FromResult<long?>(null);

    public Task<StudyContent?> Content(string campaign, CancellationToken cancellation) => Task.FromResult(Contents.GetValueOrDefault(campaign));
}
