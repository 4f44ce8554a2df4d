using System.Runtime.CompilerServices;

namespace Cluster.Compute.Signals.Transforms;

/// <summary>One double, for passes whose neighbours fill no vector.</summary>
internal readonly struct OneLane(double held) : ILanes<OneLane>
{
    private readonly double held = held;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane All(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator +(OneLane left, OneLane right) => new(left.held + right.held);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator -(OneLane left, OneLane right) => new(left.held - right.held);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator *(OneLane left, OneLane right) => new(left.held * right.held);
}
