using Cluster.Contracts.Devices;
using Cluster.Silo.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class WorkerEndTests
{
    [Theory]
    [InlineData(134, false, false, JobOutcome.Failed, "abort")]
    [InlineData(139, false, false, JobOutcome.Failed, "abort")]
    [InlineData(135, false, false, JobOutcome.Failed, "abort")]
    [InlineData(137, false, false, JobOutcome.Killed, "killed")]
    [InlineData(137, false, true, JobOutcome.Failed, "out_of_memory")]
    [InlineData(137, true, true, JobOutcome.Killed, "killed")]
    [InlineData(143, false, false, JobOutcome.Killed, "killed")]
    [InlineData(1, false, false, JobOutcome.Failed, "internal")]
    [InlineData(0, false, false, JobOutcome.Failed, "internal")]
    public void Exit_code_says_whose_fault_it_was(int code, bool killedByUs, bool outOfMemory, JobOutcome outcome, string kind)
    {
        var fault = new WorkerEnd(code, killedByUs, outOfMemory).Explain();

        Assert.Equal((outcome, kind), (fault.Outcome, fault.Kind));
    }
}
