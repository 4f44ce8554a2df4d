using System.Globalization;
using System.Text.Json;
using Cluster.Compute.Models;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Models;

/// <summary>A prediction as pages show it, from what is known of its signal and from its job's result.</summary>
internal static class PredictionViews
{
    /// <summary>The result a job left, or null.</summary>
    public static PredictionResult? Result(JobRecord job) =>
        job.Result is null ? null : JsonSerializer.Deserialize<PredictionResult>(job.Result, WorkerWire.Json);

    /// <summary>Adds to a view with its signal, truth and side what the job says of it.</summary>
    public static PredictionView With(PredictionView asked, JobRecord job, PredictionResult? result)
    {
        var view = asked with { State = job.State, Job = job.Id, EndedAt = job.EndedAt, Version = job.Version };
        if (result?.Signals.FirstOrDefault(signal => signal.SignalId == asked.Signal) is not { } said)
            return view with { Problem = Problem(job) };
        view = view with { Preprocessing = Text(result.Input), Code = result.Code, Problem = said.Problem };
        return said.Predicted is null
            ? view
            : view with
            {
                Predicted = said.Predicted,
                Confidence = said.Probabilities.Max(),
                Probabilities = [.. result.Labels.Zip(said.Probabilities, (label, probability) => new ClassProbability(label, probability))],
                WindowsAgreeing = said.WindowsAgreeing,
                Windows = said.Windows,
                Correct = asked.Truth is { } truth && result.Labels.Contains(truth, StringComparer.Ordinal) ? truth == said.Predicted : null,
            };
    }

    private static string? Problem(JobRecord job) => job.State switch
    {
        TrialState.Failed => $"The prediction failed: {job.Reason} It can be asked for again.",
        TrialState.Stopped or TrialState.Pruned => "The prediction was cancelled; it can be asked for again.",
        TrialState.Completed => "The job ended without a word on this signal; it can be asked for again.",
        _ => null,
    };

    private static string Text(InputSpec input)
    {
        var cutoff = input.CutoffHz is { } hz ? string.Create(CultureInfo.InvariantCulture, $", below {hz:0.##} Hz") : "";
        var scale = input.Standardise ? ", z-score of the record" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"at {input.RateHz:0.##} Hz{cutoff}{scale}, windows of {input.WindowSeconds:0.####} s every {input.HopSeconds:0.####} s");
    }
}
