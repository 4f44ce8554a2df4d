using System.Runtime.InteropServices;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Features;
using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Tests.Models.Jobs;

public sealed class GenerationRunTests : IDisposable
{
    private static readonly GenerationTask Task = new(
        new GeneratorOptions(Seed: 5, Machines: 2, Records: 2, RateHz: 4_096, Seconds: 0.5) { Classes = [FaultClass.Healthy, FaultClass.OilWhip], Channels = 2 },
        Legacy: false, First: 1, Count: 6);

    private readonly JobFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Leaves_the_records_of_the_generator_bit_for_bit_and_tells_each()
    {
        var reports = AnalyticJobs.Run(Job(Task), folder.Place());

        Assert.Equal(new JobStarted("generation-1", 7, 0, 0), reports[0]);
        Assert.Equal(Enumerable.Range(1, 6).Select(i => (i, i / 6.0)), AnalyticJobs.Epochs(reports).Select(epoch => (epoch.Epoch, epoch.Value)));
        var done = Assert.IsType<JobCompleted>(reports[^1]);
        var files = done.Files.ToLookup(file => file.Hash, file => File.ReadAllBytes(file.Path));
        var records = GeneratedRecords.Read(File.ReadAllBytes(done.Files[^1].Path));
        Assert.Equal(6, records.Count);
        var generator = Task.Generator();
        for (var i = 0; i < records.Count; i++)
        {
            var made = generator.Make(Task.First + i);
            Assert.Equal(made.Samples, MemoryMarshal.Cast<byte, float>(files[records[i].Hash].First()).ToArray());
            Assert.Equal(made.Second, MemoryMarshal.Cast<byte, float>(files[records[i].SecondHash!].First()).ToArray());
            Assert.Equal(made.TachoSeconds, MemoryMarshal.Cast<byte, double>(files[records[i].TachoHash!].First()).ToArray());
            Assert.Equal(SignalVector.Of(made.Samples, made.RateHz, made.RunsUp ? null : made.SpeedRpm), records[i].Features);
            Assert.Equal((made.Label, made.Seed, made.Film, made.Point, made.SpeedRpm), (records[i].Signal.Label, records[i].Signal.Seed, records[i].Signal.Film, records[i].Signal.Point, records[i].Signal.SpeedRpm));
            Assert.Equal(made.Windows.SelectMany(window => window.Bands), records[i].Signal.Windows.SelectMany(window => window.Bands));
        }
    }

    [Fact]
    public void Legacy_records_have_no_machine_no_film_and_no_tacho()
    {
        var legacy = new GenerationTask(new GeneratorOptions(Seed: 5, Machines: 1, Records: 1, RateHz: 4_096, Seconds: 0.5), Legacy: true, 0, 2);
        var done = Assert.IsType<JobCompleted>(AnalyticJobs.Run(Job(legacy), folder.Place())[^1]);
        var records = GeneratedRecords.Read(File.ReadAllBytes(done.Files[^1].Path));
        Assert.All(records, record => Assert.Equal(("", null, null, null, null), (record.Signal.Machine, record.Signal.Film, record.Signal.Point, record.SecondHash, record.TachoHash)));
        Assert.Equal(3, done.Files.Count);
    }

    [Theory]
    [InlineData(JobRequest.Stop)]
    [InlineData(JobRequest.Pause)]
    public void Ends_after_the_record_at_which_it_was_asked_to(JobRequest asked)
    {
        var control = new JobControl();
        var reports = AnalyticJobs.Run(Job(Task), folder.Place(), control, report =>
        {
            if (report is EpochReported { Epoch: 2 })
                control.Ask(asked);
        });
        Assert.Equal(2, AnalyticJobs.Epochs(reports).Count);
        if (asked == JobRequest.Stop)
            Assert.Equal(new JobStopped(StopReason.Stopped), reports[^1]);
        else
            Assert.Equal(0, Assert.IsType<JobPaused>(reports[^1]).Epoch);
    }

    [Fact]
    public void Records_that_are_not_there_are_refused_with_what_was_found_and_expected()
    {
        var failed = Assert.IsType<JobFailed>(AnalyticJobs.Run(Job(Task with { First = 3 }), folder.Place())[^1]);
        Assert.Equal((FailureKind.BadInput, "Expected records within 0 to 7, found 6 from 3 on."), (failed.Kind, failed.Message));
        var broken = Assert.IsType<JobFailed>(AnalyticJobs.Run(Job(Task with { Options = Task.Options with { RateHz = 1 } }), folder.Place())[^1]);
        Assert.Contains("expected a rate of 4096 to 204800 Hz, found 1", broken.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => GeneratedRecords.Read("[{}]"u8.ToArray()));
    }

    private static TrainingJob Job(GenerationTask task) => new() { JobId = "generation-1", Mode = JobMode.Generate, Seed = 5, Epochs = task.Count, Generation = task };
}
