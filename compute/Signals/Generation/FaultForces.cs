using System.Numerics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>What acts on the casing during a record: lines locked to the shaft, noise, impulses, whirl.</summary>
internal sealed class FaultForces
{
    public const int HighestOrder = 10;

    /// <summary>Acceleration in g, amplitude and phase, of the lines at 0, 0.5, 1 ... 10 times the shaft frequency.</summary>
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

    /// <summary>Whirl line in g, 0 where the journal is stable.</summary>
    public double WhirlG { get; set; }

    /// <summary>Whirl over shaft frequency.</summary>
    public double WhirlOrder { get; set; }

    /// <summary>The line at a whole order.</summary>
    public ref Complex Order(int order) => ref HalfOrders[2 * order];
}
