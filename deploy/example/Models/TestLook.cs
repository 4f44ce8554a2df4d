using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;

namespace Cluster.Example.Models;

/// <summary>Opens a test set for one model; the cluster writes every look down before it runs.</summary>
public sealed class TestLook(ClusterClient client)
{
    /// <summary>Evaluates a completed trial's model on the test side of its dataset.</summary>
    public async Task<EvaluationView> Open(string trial, string purpose, CancellationToken cancellation)
    {
        var id = (await client.Post<Created>("evaluations", new { trial, purpose }, cancellation)).Id;
        while (true)
        {
            var look = await client.Get<EvaluationView>($"evaluations/{id}", cancellation);
            switch (look.State)
            {
                case TrialState.Completed:
                    return look;
                case TrialState.Failed or TrialState.Stopped:
                    throw new ClusterException($"{id} ended as {look.State}: {look.Reason}");
                default:
                    await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
                    break;
            }
        }
    }
}
