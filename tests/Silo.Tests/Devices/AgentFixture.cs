using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;
using Cluster.Grains.Signals;
using Cluster.Grains.Storage;
using Cluster.Silo.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Silo.Tests.Devices;

/// <summary>An agent with real worker processes and a cluster in memory, in a data folder of its own.</summary>
internal sealed class AgentFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public AgentFixture(Func<DeviceOptions, DeviceOptions>? change = null, string? folder = null)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("cluster-devices-").FullName;
        Options = Workers.OptionsIn(Folder);
        Options = change?.Invoke(Options) ?? Options;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IMachine>(Machine);
        services.AddSingleton<IPoolLink>(Cluster);
        services.AddSingleton<IReportStore>(Cluster);
        services.AddSingleton<IBlobStore>(Cluster);
        services.AddSingleton<IDatasetFiles>(Cluster);
        services.AddSingleton<IEvaluationQueries>(Cluster);
        services.AddSingleton<IArtifactQueries>(Cluster);
        services.AddDeviceAgent();
        _services = services.BuildServiceProvider();
        Agent = _services.GetRequiredService<DeviceAgent>();
    }

    public FakeCluster Cluster { get; } = new();

    public FakeMachine Machine { get; } = new();

    public DeviceOptions Options { get; }

    public DeviceAgent Agent { get; }

    public string Folder { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The process id of the worker that runs a job.</summary>
    public int WorkerOf(string job) => Get<RunningJobs>().Find(job)!.WorkerProcessId!.Value;

    public static TrainingJob Job(string id, int epochs = 3, double secondsPerEpoch = 0, FaultKind? fault = null, int faultEpoch = 2) => new()
    {
        JobId = id,
        Mode = JobMode.Objective,
        Objective = "noop",
        Seed = 7,
        Epochs = epochs,
        SecondsPerEpoch = secondsPerEpoch,
        Fault = fault is { } kind ? new InjectedFault(kind, faultEpoch) : null,
    };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
