namespace Cluster.Silo.Devices;

/// <summary>Starts the agent after the silo has become active and stops it before any grain is deactivated: the ends of its jobs need grains.</summary>
internal sealed class DeviceAgentLifecycle(DeviceAgent agent) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<DeviceAgent>(
        ServiceLifecycleStage.Active + 1,
        _ =>
        {
            agent.Start();
            return Task.CompletedTask;
        },
        _ => agent.Stop());
}
