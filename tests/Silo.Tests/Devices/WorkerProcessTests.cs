using System.Globalization;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Devices;
using Cluster.Silo.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class WorkerProcessTests : IDisposable
{
    private const string Secret = "CONNECTION";

    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-worker-").FullName;
    private readonly DeviceOptions _options;

    public WorkerProcessTests() => _options = Workers.OptionsIn(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(LaneKind.Training, "10")]
    [InlineData(LaneKind.Interactive, "0")]
    public async Task Worker_is_nice_alone_in_its_session_and_the_first_to_go_without_memory(LaneKind kind, string niceness)
    {
        await using var worker = Workers.Start(_options, kind);
        var ready = Assert.IsType<WorkerReady>(await worker.Next());
        var stat = (await File.ReadAllTextAsync($"/proc/{worker.Id}/stat")).Split(") ")[1].Split(' ');

        Assert.Equal(worker.Id, ready.ProcessId);
        Assert.Equal(worker.Id.ToString(CultureInfo.InvariantCulture), stat[3]);
        Assert.Equal(niceness, stat[16]);
        Assert.Equal("1000", (await File.ReadAllTextAsync($"/proc/{worker.Id}/oom_score_adj")).Trim());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Worker_for_jobs_on_signals_loads_no_model_library(bool isCold)
    {
        await using var worker = Workers.Start(_options, isCold: isCold);
        var ready = Assert.IsType<WorkerReady>(await worker.Next());
        Assert.Equal((isCold, null), (ready.Torch is null, ready.Problem));
        Assert.Equal(!isCold, (await File.ReadAllTextAsync($"/proc/{worker.Id}/maps")).Contains("libtorch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_is_told_no_secret_and_how_threads_wait()
    {
        Environment.SetEnvironmentVariable(Secret, "Host=db;Password=hidden");
        await using var worker = Workers.Start(_options);
        await worker.Next();
        var environment = await File.ReadAllTextAsync($"/proc/{worker.Id}/environ");

        Assert.DoesNotContain("hidden", environment, StringComparison.Ordinal);
        Assert.Contains("GOMP_SPINCOUNT=0", environment, StringComparison.Ordinal);
        Assert.Contains("OMP_WAIT_POLICY=passive", environment, StringComparison.Ordinal);
        Assert.Contains("OMP_NUM_THREADS=1", environment, StringComparison.Ordinal);
        Assert.Contains("ONEDNN_MAX_CPU_ISA=AVX2", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_ends_when_its_input_ends_even_in_the_middle_of_a_job()
    {
        await using var worker = await Begin(secondsPerEpoch: 3600);
        worker.CloseInput();

        Assert.Equal(WorkerExit.SiloGone, (await worker.Exited).Code);
    }

    [Fact]
    public async Task Worker_ends_by_itself_when_its_deadline_passes_while_the_silo_keeps_silent()
    {
        await using var worker = await Begin(secondsPerEpoch: 3600, new ExtendDeadline(300, TimeProvider.System.GetTimestamp()));
        Assert.Equal(new JobStopped(StopReason.Deadline), await worker.Next());

        Assert.Equal(WorkerExit.DeadlinePassed, (await worker.Exited).Code);
    }

    [Fact]
    public async Task Worker_ends_by_itself_when_its_deadline_passes_although_its_job_hears_nothing()
    {
        await using var worker = await Begin(0, new ExtendDeadline(300, TimeProvider.System.GetTimestamp()), FaultKind.Stall);

        Assert.Equal(WorkerExit.DeadlinePassed, (await worker.Exited).Code);
    }

    [Fact]
    public async Task Worker_that_was_frozen_past_its_deadline_is_not_saved_by_a_renewal_that_waited_in_the_pipe()
    {
        await using var worker = await Begin(secondsPerEpoch: 3600, new ExtendDeadline(3_600_000, TimeProvider.System.GetTimestamp()));
        Workers.Signal(worker.Id, "STOP");
        worker.Send(new ExtendDeadline(1, TimeProvider.System.GetTimestamp()));
        Workers.Signal(worker.Id, "CONT");

        Assert.Equal(new JobStopped(StopReason.Deadline), await worker.Next());
    }

    [Fact]
    public async Task Killed_worker_says_by_whom()
    {
        await using var byUs = await Begin(secondsPerEpoch: 3600);
        byUs.Kill();
        await using var byOthers = await Begin(secondsPerEpoch: 3600);
        Workers.Signal(byOthers.Id, "KILL");

        Assert.Equal((137, true), ((await byUs.Exited).Code, (await byUs.Exited).KilledByUs));
        Assert.Equal((137, false), ((await byOthers.Exited).Code, (await byOthers.Exited).KilledByUs));
    }

    [Fact]
    public async Task Leftovers_of_a_killed_silo_are_ended_and_nothing_else()
    {
        var ledger = Workers.Ledger(_options);
        await using var leftover = Workers.Start(_options);
        Assert.IsType<WorkerReady>(await leftover.Next());
        using var foreign = System.Diagnostics.Process.Start("sleep", ["600"]);
        ledger.Add(foreign.Id);
        ledger.Add(Environment.ProcessId);

        Assert.Equal(1, await ledger.Sweep(CancellationToken.None));
        Assert.Equal(137, (await leftover.Exited).Code);
        Assert.False(foreign.HasExited);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "workers", _options.SiloName)));
        foreign.Kill();
    }

    [Fact]
    public async Task Leftover_whose_start_time_differs_is_another_process_and_is_spared()
    {
        await using var worker = Workers.Start(_options);
        await worker.Next();
        var entry = Path.Combine(_folder, "workers", _options.SiloName, worker.Id.ToString(CultureInfo.InvariantCulture));
        var written = await File.ReadAllTextAsync(entry);
        await File.WriteAllTextAsync(entry, "1" + written);

        Assert.Equal(0, await Workers.Ledger(_options).Sweep(CancellationToken.None));
        Assert.False(worker.HasExited);
    }

    private async Task<WorkerProcess> Begin(double secondsPerEpoch, ExtendDeadline? deadline = null, FaultKind? fault = null)
    {
        var worker = Workers.Start(_options);
        Assert.IsType<WorkerReady>(await worker.Next());
        worker.Send(new RunJob(AgentFixture.Job("trial-1", secondsPerEpoch: secondsPerEpoch, fault: fault, faultEpoch: 1), new JobPlace { Folder = _folder }, deadline));
        Assert.IsType<JobStarted>(await worker.Next());
        return worker;
    }
}
