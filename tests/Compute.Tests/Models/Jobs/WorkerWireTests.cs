using System.Text.Json;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

public sealed class WorkerWireTests
{
    public static TheoryData<string> Commands => [.. new WorkerCommand[]
    {
        new RunJob(AnalyticJobs.Branin() with { Parameters = new Dictionary<string, Setting>(), Labels = [] }, new JobPlace { Folder = "/x" }, new ExtendDeadline(9, 5)),
        new ExtendDeadline(6666), new PauseJob(), new StopJob(), new PruneJob(), new MarkDurable(3), new ResendReports(), new Quit(),
    }.Select(WorkerWire.Write)];

    public static TheoryData<string> Reports => [.. new WorkerReport[]
    {
        new WorkerReady(1, ["cpu"], "0.1.0"),
        new JobLogged("2000-01-01T00:00:00.000Z starts \"so\"\n"),
        new JobStarted("trial-1", 7, 0, 0),
        new EpochReported(1, 0.1 + 0.2, 0.5),
        new EpochReported(2, 0.5, 0.5, 1.5, 1.25, 3, 6, 30, 60, 0.75, 0.004),
        new CheckpointWritten("/x/a.ckpt", 1, 20, IsBest: true),
        new JobCompleted(1, [new JobFile("model.json", "/x/model.json", "ab", 2)], 3, 4, 2, JsonSerializer.SerializeToElement(new { a = 1 })),
        new JobPaused("/x/a.ckpt", 1, 21),
        new JobStopped(StopReason.Pruned),
        new JobFailed(FailureKind.OutOfMemory, "line\nbreak"),
    }.Select(WorkerWire.Write)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_survives_the_wire_as_one_line(string line)
    {
        Assert.DoesNotContain('\n', line);
        Assert.Equal(line, WorkerWire.Write(WorkerWire.ReadCommand(line)));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Report_survives_the_wire_as_one_line(string line)
    {
        Assert.DoesNotContain('\n', line);
        Assert.Equal(line, WorkerWire.Write(WorkerWire.ReadReport(line)));
    }

    [Fact]
    public void Job_reads_as_documented()
    {
        var command = WorkerWire.ReadCommand("""
            {"type":"job","job":{"jobId":"trial-5","mode":"train","seed":-4,"epochs":8,"parameters":{"learning_rate":0.004,"schedule":"cosine"},
             "input":{"rateHz":12000,"cutoffHz":4000},"labels":["healthy","inner"]},"place":{"folder":"/x","index":"/x/index.json"}}
            """);
        var job = Assert.IsType<RunJob>(command).Job;
        Assert.Equal(new InputSpec(12000, 4000), job.Input);
        Assert.Equal(new Setting(0.004), job.Parameters["learning_rate"]);
        Assert.Equal(new Setting("cosine"), job.Parameters["schedule"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"job"}""")]
    [InlineData("""{"type":"deadline"}""")]
    [InlineData("""{"type":"job","job":{"mode":"train"},"place":{"folder":"/x"}}""")]
    [InlineData("""{"type":"job","job":{"jobId":"a","mode":"sing"},"place":{"folder":"/x"}}""")]
    public void Malformed_command_is_refused_with_what_was_found(string line) =>
        Assert.Contains(line, Assert.Throws<FormatException>(() => WorkerWire.ReadCommand(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void Digest_ignores_id_and_order_of_parameters_and_nothing_else()
    {
        var job = AnalyticJobs.Branin();
        var digest = JobDigest.Of(job, "d");
        Assert.Equal(digest, JobDigest.Of(job with { JobId = "trial-2", Parameters = job.Parameters.Reverse().ToDictionary() }, "d"));
        Assert.NotEqual(digest, JobDigest.Of(job, "e"));
        Assert.NotEqual(digest, JobDigest.Of(job with { Seed = 4 }, "d"));
        Assert.NotEqual(digest, JobDigest.Of(job with { Epochs = 11 }, "d"));
    }
}
