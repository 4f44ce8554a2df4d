using Cluster.Contracts.Models;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>Predictions by the key of the model's predictor.</summary>
public sealed class PredictionFeed(ILiveSource<PredictionsChanged> source, TimeProvider time, ILogger<PredictionFeed> logger)
    : LiveHub<PredictionsChanged>(source, change => change.Predictions.All(prediction => !prediction.IsPending), time, logger);
