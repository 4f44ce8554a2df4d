using Cluster.Contracts;
using Cluster.Contracts.Models;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A predictor that notes who asked for what.</summary>
public sealed class FakePredictor : IPredictorGrain
{
    public List<(string User, string Signals)> Asked { get; } = [];

    public string? Refusal { get; set; }

    public Task<string?> Predict(CommandContext context, IReadOnlyList<string> signals, CancellationToken cancellation)
    {
        if (Refusal is not null)
            throw new CommandRefusedException(Refusal, RefusalKind.Conflict);
        Asked.Add((context.User, string.Join(' ', signals)));
        return Task.FromResult<string?>($"prediction-{Asked.Count}");
    }
}
