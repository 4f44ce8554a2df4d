using Cluster.Contracts;
using Cluster.Contracts.Models;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Models;

/// <summary>Models that can predict, and what they say of single signals. Unlike a look at a test set it yields no accuracy, so no ledger is kept.</summary>
internal static class PredictionEndpoints
{
    private const string Trial = "/{trial:regex(^trial-[0-9]+$)}";

    public static void MapPredictions(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapApi("/models", "Predictions");
        models.MapGet("", List).WithSummary("Models of completed trials, newest first");
        models.MapGet(Trial, Get).WithSummary("The model of one trial");
        models.MapGet(Trial + "/predictions", Of).WithSummary("What a model says of up to 10 signals; `signals` is given once for each");
        models.MapPost(Trial + "/predictions", Predict).RequireAuthorization(Roles.Researcher)
            .WithSummary("Have a model predict up to 10 signals; what is known or being computed is not computed again");
        var predictions = routes.MapApi("/predictions", "Predictions");
        predictions.MapGet("/{id:regex(^prediction-[0-9]+$)}", OfJob).WithSummary("Everything one prediction job was asked for");
        predictions.MapDelete("/{id:regex(^prediction-[0-9]+$)}", Cancel).RequireAuthorization(Roles.Researcher).WithSummary("Cancel a prediction job that waits or runs");
    }

    private static Task<Page<PredictorRow>> List(
        IPredictionQueries queries, ClusterCalls calls, CancellationToken cancellation, string? search = null, int skip = 0, int take = 50)
    {
        Api.RequirePage(skip, take);
        return calls.Run(token => queries.Models(search, skip, take, token), cancellation);
    }

    private static async Task<PredictorRow> Get(string trial, IPredictionQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.Model(trial, token), cancellation) ?? throw NotThere.Of(trial);

    private static async Task<IReadOnlyList<PredictionView>> Of(
        string trial, string[] signals, IPredictionQueries queries, ClusterCalls calls, CancellationToken cancellation)
    {
        RequireSignals(signals);
        _ = await Get(trial, queries, calls, cancellation);
        return await calls.Run(token => queries.Of(trial, signals, token), cancellation);
    }

    private static async Task<Accepted<PredictionOrder>> Predict(
        string trial, PredictionRequest request, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        RequireSignals(request.Signals);
        var predictor = grains.GetGrain<IPredictorGrain>(IPredictorGrain.KeyOf(trial));
        var job = await calls.Run(token => predictor.Predict(command.Context(), request.Signals, token), cancellation);
        return TypedResults.Accepted(job is null ? null : $"{Api.Root}/predictions/{job}", new PredictionOrder(job));
    }

    private static async Task<IReadOnlyList<PredictionView>> OfJob(string id, IPredictionQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.OfJob(id, token), cancellation) is { Count: > 0 } predictions ? predictions : throw NotThere.Of(id);

    private static async Task<NoContent> Cancel(string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        await calls.Run(token => grains.GetGrain<IPredictionGrain>(id).Cancel(command.Context(), token), cancellation);
        return TypedResults.NoContent();
    }

    private static void RequireSignals(IReadOnlyList<string> signals) => new Faults()
        .Require(signals.Count is >= 1 and <= IPredictorGrain.MostSignals, "signals", $"names 1 to {IPredictorGrain.MostSignals} signals; found {signals.Count}")
        .ThrowIfAny();
}
