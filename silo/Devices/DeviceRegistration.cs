using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cluster.Silo.Devices;

/// <summary>Makes a silo run jobs; the storage of the grains and a <see cref="TimeProvider"/> have to be among its services.</summary>
public static class DeviceRegistration
{
    /// <summary>Adds the device agent and its parts.</summary>
    public static ISiloBuilder AddDevices(this ISiloBuilder silo, DeviceOptions options)
    {
        silo.Services.AddSingleton(options);
        silo.Services.AddDeviceAgent();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DeviceAgentLifecycle>();
        return silo;
    }

    internal static void AddDeviceAgent(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton<IMachine, LinuxMachine>();
        services.TryAddSingleton<IPoolLink, GrainPoolLink>();
        services.AddSingleton<DeviceAgent>();
        services.AddSingleton<DeviceHealth>();
        services.AddSingleton<DeviceInstruments>();
        services.AddSingleton<DeviceMemory>();
        services.AddSingleton<BlobCache>();
        services.AddSingleton<CampaignTeller>();
        services.AddSingleton<CheckpointKeeper>();
        services.AddSingleton<DatasetCache>();
        services.AddSingleton<Grants>();
        services.AddSingleton<HeldCheck>();
        services.AddSingleton<JobCloser>();
        services.AddSingleton<JobInputs>();
        services.AddSingleton<JobSession>();
        services.AddSingleton<LaneLoop>();
        services.AddSingleton<LaneWorkers>();
        services.AddSingleton<LeaseKeeper>();
        services.AddSingleton<ReportSender>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<WorkerLedger>();
    }
}
