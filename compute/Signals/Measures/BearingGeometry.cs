namespace Cluster.Compute.Signals.Measures;

/// <summary>What fixes the defect frequencies of a rolling-element bearing whose inner ring turns.</summary>
/// <param name="Name">Maker and type.</param>
/// <param name="Elements">Balls or rollers of one row.</param>
/// <param name="ElementDiameter">Diameter of a ball or roller, in the unit of the pitch diameter (mm).</param>
/// <param name="PitchDiameter">Diameter of the circle of their centres (mm).</param>
/// <param name="ContactDegrees">Contact angle.</param>
public sealed record BearingGeometry(string Name, int Elements, double ElementDiameter, double PitchDiameter, double ContactDegrees = 0)
{
    /// <summary>
    /// Bearings of public recordings whose geometry is published with them: CWRU drive and fan end, IMS, FEMTO (PRONOSTIA), XJTU-SY, MFPT.
    /// </summary>
    public static IReadOnlyList<BearingGeometry> Catalogue { get; } =
    [
        new("SKF 6205-2RS", 9, 7.94, 39.04),
        new("SKF 6203-2RS", 8, 6.746, 28.499),
        new("Rexnord ZA-2115", 16, 8.407, 71.501, 15.17),
        new("NSK 6804DD (PRONOSTIA)", 13, 3.5, 25.6),
        new("LDK UER204", 8, 7.92, 34.55),
        new("NICE (MFPT)", 8, 5.969, 31.623),
    ];
}
