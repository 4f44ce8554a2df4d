using Cluster.Contracts.Models;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>Looks at test sets, by the key of the test set.</summary>
public sealed class TestSetFeed(ILiveSource<EvaluationView> source, TimeProvider time, ILogger<TestSetFeed> logger)
    : LiveHub<EvaluationView>(source, look => look.EndedAt is not null, time, logger);
