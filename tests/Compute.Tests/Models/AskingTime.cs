using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models;

/// <summary>A clock that asks a job to pause when it is looked at for the n-th time: a training looks once after each batch.</summary>
internal sealed class AskingTime(JobControl control, int after) : TimeProvider
{
    private int looks;

    public override long GetTimestamp()
    {
        if (++looks == after)
            control.Ask(JobRequest.Pause);
        return 0;
    }
}
