using System.Numerics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>How lines locked to the shaft change with its speed, relative to the operating speed.</summary>
internal static class OrderGain
{
    /// <summary>
    /// Of the line at half the given order. 1X is imbalance: displacement by the rotor's response, acceleration by two powers of the speed more, with its
    /// lag. The others keep their velocity.
    /// </summary>
    public static Complex Of(int halfOrder, VirtualMachine machine, double speedHz, double operatingHz)
    {
        var ratio = speedHz / operatingHz;
        if (halfOrder != 2)
            return ratio;
        var (now, then) = (machine.Response(speedHz), machine.Response(operatingHz));
        return Complex.FromPolarCoordinates(ratio * ratio * now.Size / then.Size, then.Lag - now.Lag);
    }
}
