namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Families of frequencies of bearing faults. Rolling elements: Randall and Antoni, "Rolling element bearing diagnostics - a tutorial", Mech. Syst.
/// Signal Process. 25 (2011), eqs. 1 to 4, without slip; real bearings differ by 1 to 2 %. A family fits one kind of bearing only.
/// </summary>
public static class DefectFrequencies
{
    /// <summary>FTF, BSF, 2xBSF, BPFO and BPFI of a bearing with a turning inner and a standing outer ring, in orders.</summary>
    public static IReadOnlyList<DefectFrequency> RollingElements(BearingGeometry bearing)
    {
        if (bearing.Elements < 2)
            throw new ArgumentException($"expected at least 2 rolling elements, found {bearing.Elements}", nameof(bearing));
        if (!(bearing.ElementDiameter > 0 && bearing.ElementDiameter < bearing.PitchDiameter && double.IsFinite(bearing.PitchDiameter)))
        {
            throw new ArgumentException(
                $"expected an element diameter between 0 and the pitch diameter {bearing.PitchDiameter}, found {bearing.ElementDiameter}", nameof(bearing));
        }

        if (bearing.ContactDegrees is not (>= 0 and < 90))
            throw new ArgumentException($"expected a contact angle from 0 to below 90 degrees, found {bearing.ContactDegrees}", nameof(bearing));
        var ratio = bearing.ElementDiameter / bearing.PitchDiameter * Math.Cos(bearing.ContactDegrees * Math.PI / 180);
        var cage = (1 - ratio) / 2;
        var spin = bearing.PitchDiameter / (2 * bearing.ElementDiameter) * (1 - ratio * ratio);
        return
        [
            Line("FTF", "cage", cage),
            Line("BSF", "spin of a rolling element", spin),
            Line("2xBSF", "defect of a rolling element, which strikes both rings in a turn", 2 * spin),
            Line("BPFO", "defect of the outer ring", bearing.Elements * cage),
            Line("BPFI", "defect of the inner ring", bearing.Elements * (1 + ratio) / 2),
        ];
    }

    /// <summary>What shows in the spectrum of a machine on journal bearings: whirl of the film, harmonics of the shaft, the pump's vanes if known.</summary>
    public static IReadOnlyList<DefectFrequency> JournalBearing(int? vanes = null)
    {
        if (vanes is < 2)
            throw new ArgumentException($"expected at least 2 vanes, found {vanes}", nameof(vanes));
        List<DefectFrequency> family =
        [
            new("Whirl", "oil whirl: the film turns with a little less than half the shaft", 0.38, 0.49),
            Line("1X", "shaft: unbalance", 1),
            Line("2X", "twice the shaft: misalignment", 2),
            Line("3X", "three times the shaft: misalignment, looseness", 3),
        ];
        if (vanes is { } count)
            family.Add(Line("Vane pass", $"{count} vanes", count));
        return family;
    }

    private static DefectFrequency Line(string name, string meaning, double order) => new(name, meaning, order, order);
}
