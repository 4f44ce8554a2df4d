using System.Globalization;
using Cluster.Contracts.Signals;
using Cluster.Web.Layout;

namespace Cluster.Web.Signals;

/// <summary>A rolling bearing as somebody types it: numbers as texts until they make a bearing; in an address as <c>9_7.94_39.04_0</c>.</summary>
public sealed class BearingDraft
{
    private const string Name = "own geometry";

    /// <summary>Number of rolling elements, 3 to 200.</summary>
    public string Elements { get; set; } = "";

    /// <summary>Diameter of a rolling element (mm).</summary>
    public string ElementDiameter { get; set; } = "";

    /// <summary>Diameter of the circle of their centres (mm).</summary>
    public string PitchDiameter { get; set; } = "";

    /// <summary>Contact angle (degrees), 0 to below 90.</summary>
    public string Contact { get; set; } = "0";

    /// <summary>The draft of a known bearing.</summary>
    public static BearingDraft From(BearingSize size) => new()
    {
        Elements = size.Elements.ToString(CultureInfo.InvariantCulture),
        ElementDiameter = size.ElementDiameter.ToString("R", CultureInfo.InvariantCulture),
        PitchDiameter = size.PitchDiameter.ToString("R", CultureInfo.InvariantCulture),
        Contact = size.ContactDegrees.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>The bearing of an address; null where it is none.</summary>
    public static BearingSize? Of(string? text) => text?.Split('_') is [var elements, var element, var pitch, var contact]
        ? new BearingDraft { Elements = elements, ElementDiameter = element, PitchDiameter = pitch, Contact = contact }.Size([])
        : null;

    /// <summary>How a bearing stands in an address.</summary>
    public static string Text(BearingSize size) =>
        FormattableString.Invariant($"{size.Elements}_{size.ElementDiameter:R}_{size.PitchDiameter:R}_{size.ContactDegrees:R}");

    /// <summary>The bearing, or null; what is wrong is said by field.</summary>
    public BearingSize? Size(Dictionary<string, string> faults)
    {
        var elements = TypedNumbers.Whole(faults, "elements", Elements, 3, 200);
        var element = TypedNumbers.Real(faults, "element", ElementDiameter, 0.001, 10_000);
        var pitch = TypedNumbers.Real(faults, "pitch", PitchDiameter, 0.001, 100_000);
        if (!faults.ContainsKey("element") && !faults.ContainsKey("pitch") && pitch <= element)
            faults["pitch"] = $"More than a rolling element's {element:G6} mm, found {PitchDiameter.Trim()}.";
        var contact = TypedNumbers.Real(faults, "contact", Contact, 0, 89.9);
        return faults.Count == 0 ? new(Name, (int)elements, element, pitch, contact) : null;
    }
}
