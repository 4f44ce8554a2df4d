using System.Globalization;
using System.Text;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>What a user says of received files: a value for all and values for single ones; it becomes the manifest.</summary>
public sealed class RecordingsDraft
{
    /// <summary>The fields with their names, headings and examples.</summary>
    public static readonly IReadOnlyList<(string Key, string Title, string Example)> Fields =
    [
        ("rate", "Rate (Hz)", "12000, or *sr"), ("unit", "Unit", "g"), ("convert", "Convert to", "as it is"), ("variable", "Variable or column", "*_DE_time, 5"), ("speed", "Speed (rpm)", "1797, or *RPM"),
        ("load", "Load", "2 hp"), ("machine", "Machine", "motor 1"), ("bearing", "Bearing", "6205 A"), ("geometry", "Geometry", "n=9 d=7.94 D=39.04 angle=0"),
        ("label", "Label", "inner"), ("severity", "Severity", "0.007 in"),
    ];

    private readonly Dictionary<string, ImportFields> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);

    /// <summary>What holds for all files.</summary>
    public ImportFields All { get; private set; } = new();

    /// <summary>How many files have values of their own.</summary>
    public int Overridden => _files.Count;

    /// <summary>The first part all paths share, or nothing.</summary>
    public static string FolderOf(IEnumerable<string> files)
    {
        var first = files.Select(file => file.Contains('/') ? file[..file.IndexOf('/')] : "").Distinct().Take(2).ToArray();
        return first.Length == 1 ? first[0] : "";
    }

    /// <summary>What the form is kept for: the folder of the files; of files without a common one their kind, as <c>*.csv</c>.</summary>
    public static string KeptFor(IReadOnlyList<string> files)
    {
        if (FolderOf(files) is { Length: > 0 } folder)
            return folder;
        var kinds = files.Select(file => Path.GetExtension(file).ToLowerInvariant()).Distinct().Take(2).ToArray();
        return kinds is [{ Length: > 0 } kind] ? "*" + kind : "";
    }

    /// <summary>A field's text.</summary>
    public static string? Get(ImportFields fields, string key) => key switch
    {
        "rate" => fields.Rate,
        "unit" => fields.Unit,
        "convert" => fields.ConvertTo,
        "variable" => fields.Variable,
        "speed" => fields.Speed,
        "load" => fields.Load,
        "machine" => fields.Machine,
        "bearing" => fields.Bearing,
        "geometry" => fields.Geometry,
        "label" => fields.Label,
        "severity" => fields.Severity,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "expected a field of the form"),
    };

    /// <summary>What one file has of its own, or null.</summary>
    public string? Own(string file, string key) => _files.TryGetValue(file, out var fields) ? Get(fields, key) : null;

    /// <summary>Whether a file is not imported.</summary>
    public bool IsLeftOut(string file) => _leftOut.Contains(file);

    /// <summary>Leaves a file out, or takes it in again.</summary>
    public void LeaveOut(string file, bool isLeftOut)
    {
        if (isLeftOut)
            _leftOut.Add(file);
        else
            _leftOut.Remove(file);
    }

    /// <summary>Those of some files that are imported.</summary>
    public IReadOnlyList<string> Taken(IEnumerable<string> files) => [.. files.Where(file => !_leftOut.Contains(file))];

    /// <summary>Sets a value for all files.</summary>
    public void SetAll(string key, string? value) => All = With(All, key, value);

    /// <summary>Sets a value of one file; empty: that of all.</summary>
    public void Set(string file, string key, string? value)
    {
        var fields = With(_files.GetValueOrDefault(file) ?? new(), key, value);
        if (fields == new ImportFields())
            _files.Remove(file);
        else
            _files[file] = fields;
    }

    /// <summary>Takes over what was typed before.</summary>
    public void Load(FolderForm form)
    {
        All = form.All;
        foreach (var (file, fields) in form.Files)
            _files[file] = fields;
    }

    /// <summary>What is to be remembered.</summary>
    public FolderForm Form() => new(All, new Dictionary<string, ImportFields>(_files, StringComparer.Ordinal));

    /// <summary>The units that the files' samples will be stored in by how many have them; more than one is worth a sentence.</summary>
    public IReadOnlyList<(string Unit, int Files)> Units(IEnumerable<string> files) =>
        [.. files.Select(file => Value(file, "convert") ?? Value(file, "unit")).OfType<string>().GroupBy(unit => unit).Select(unit => (unit.Key, unit.Count())).OrderByDescending(unit => unit.Item2)];

    /// <summary>Which conversions of units are asked for, by what factor, for how many files; the factor is null where units measure different things.</summary>
    public IReadOnlyList<(string From, string To, double? Factor, int Files)> Conversions(IEnumerable<string> files, Func<string, string, double?> factor) =>
        [.. files.Select(file => (From: Value(file, "unit"), To: Value(file, "convert"))).Where(pair => pair is { From: not null, To: not null } && pair.From != pair.To)
            .GroupBy(pair => pair).Select(pair => (pair.Key.From!, pair.Key.To!, factor(pair.Key.From!, pair.Key.To!), pair.Count()))];

    /// <summary>What a file gets for a field: its own, else that of all, else null.</summary>
    public string? Value(string file, string key) => Own(file, key) ?? Get(All, key);

    /// <summary>The manifest: a row for each file, or for each of its variables where several stand there, separated by semicolons.</summary>
    public string Manifest(IEnumerable<string> files)
    {
        var manifest = new StringBuilder("file,variable,rate_hz,unit,speed_rpm,load,machine,bearing,geometry,label,severity,channel,convert_to\n");
        foreach (var file in files)
        {
            var variables = (Value(file, "variable") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var variable in variables.Length == 0 ? [""] : variables)
            {
                string?[] cells =
                [
                    file, variable, Value(file, "rate"), Value(file, "unit"), Value(file, "speed"), Value(file, "load"), Value(file, "machine"), Value(file, "bearing"),
                    Value(file, "geometry"), Value(file, "label"), Value(file, "severity"), variables.Length > 1 ? variable : "", Value(file, "convert"),
                ];
                manifest.Append(CultureInfo.InvariantCulture, $"{string.Join(',', cells.Select(Quoted))}\n");
            }
        }
        return manifest.ToString();
    }

    private static string Quoted(string? cell) => cell is null ? "" : cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;

    private static ImportFields With(ImportFields fields, string key, string? value)
    {
        value = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        return key switch
        {
            "rate" => fields with { Rate = value },
            "unit" => fields with { Unit = value },
            "convert" => fields with { ConvertTo = value },
            "variable" => fields with { Variable = value },
            "speed" => fields with { Speed = value },
            "load" => fields with { Load = value },
            "machine" => fields with { Machine = value },
            "bearing" => fields with { Bearing = value },
            "geometry" => fields with { Geometry = value },
            "label" => fields with { Label = value },
            "severity" => fields with { Severity = value },
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "expected a field of the form"),
        };
    }
}
