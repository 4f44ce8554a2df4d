using System.Numerics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>What acts on the casing during a record: lines locked to the shaft, noise, impulses, whirl.</summary>
internal sealed class FaultForces
{
    public const int HighestOrder = 10;

    /// <summary>Acceleration in g at the operating speed, amplitude and phase, of the lines at 0, 0.5, 1 ... 10 times the shaft frequency.</summary>
    public Complex[] HalfOrders { get; } = new Complex[2 * HighestOrder + 1];

    /// <summary>Steady broadband power over the healthy floor.</summary>
    public double FloorPower { get; set; } = 1;

    /// <summary>Broadband power over the healthy floor that pulses with the shaft.</summary>
    public double PulsingPower { get; set; }

    /// <summary>Depth of that pulsing at 1X; at 2X it is half of it.</summary>
    public double PulsingDepth { get; set; }

    /// <summary>Contacts a second, each a burst of broadband noise.</summary>
    public double ContactsPerSecond { get; set; }

    public double ContactSeconds { get; set; } = 1e-3;

    /// <summary>Broadband power of collapsing bubbles over the healthy floor.</summary>
    public double CollapsePower { get; set; }

    public double CollapsesPerSecond { get; set; }

    /// <summary>Modulation of the collapses by the vanes and by the shaft.</summary>
    public (double Vanes, double Shaft) CollapseDepth { get; set; }

    /// <summary>The journal's whirl; null where nothing of it is asked for.</summary>
    public WhirlForce? Whirl { get; set; }

    /// <summary>Whether no fault makes noise.</summary>
    public bool IsQuiet => FloorPower <= 1 && PulsingPower <= 0 && ContactsPerSecond <= 0 && CollapsePower <= 0;

    /// <summary>The line at a whole order.</summary>
    public ref Complex Order(int order) => ref HalfOrders[2 * order];
}
