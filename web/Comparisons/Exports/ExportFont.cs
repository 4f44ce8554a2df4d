using ScottPlot;
using SkiaSharp;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>The font of exported plots and reports: DejaVu Sans as Debian installs it, read from its file, so that every machine draws the same.</summary>
internal static class ExportFont
{
    /// <summary>The family's name in plots.</summary>
    public const string Name = "DejaVu Sans";

    private const string Package = "fonts-dejavu-core";
    private static readonly string[] _folders = ["/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/dejavu-sans-fonts"];
    private static readonly Lazy<(string Regular, string Bold)> _files = new(Find);

    private static readonly Lazy<bool> _registered = new(() =>
    {
        Fonts.AddFontFile(Name, _files.Value.Regular, bold: false, italic: false);
        Fonts.AddFontFile(Name, _files.Value.Bold, bold: true, italic: false);
        Fonts.Default = Name;
        return true;
    });

    /// <summary>A typeface of it; the caller disposes it.</summary>
    public static SKTypeface Open(bool bold) => SKTypeface.FromFile(bold ? _files.Value.Bold : _files.Value.Regular)
        ?? throw new InvalidOperationException($"The font file {_files.Value.Regular} cannot be read.");

    /// <summary>Makes plots draw their text with it.</summary>
    public static void Use() => _ = _registered.Value;

    private static (string Regular, string Bold) Find()
    {
        var folder = Array.Find(_folders, folder => File.Exists(Path.Combine(folder, "DejaVuSans.ttf")))
            ?? throw new InvalidOperationException($"Plots need the font DejaVu Sans, found none in {string.Join(", ", _folders)}: install the package {Package}.");
        return (Path.Combine(folder, "DejaVuSans.ttf"), Path.Combine(folder, "DejaVuSans-Bold.ttf"));
    }
}
