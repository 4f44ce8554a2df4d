using System.Text.RegularExpressions;

namespace Cluster.Architecture.Tests;

/// <summary>docs/architecture.md has a table <c>| table | written by |</c>; nothing else writes. The tables of Orleans are its own.</summary>
public partial class WriterTests
{
    private static readonly Lazy<Dictionary<string, string[]>> Documented = new(ReadTable);

    [Fact]
    public void Table_is_written_only_by_the_classes_that_the_document_names()
    {
        var tables = Tables().ToHashSet(StringComparer.Ordinal);
        var writes = Repository.Files(".cs")
            .Where(file => Repository.Relative(file).Split('/')[0] is "grains" or "silo" or "web")
            .SelectMany(file => Write().Matches(File.ReadAllText(file))
                .Select(match => (Table: match.Groups["table"].Value, Class: Path.GetFileName(file).Split('.')[0])))
            .Where(write => tables.Contains(write.Table))
            .Distinct().ToArray();
        Assert.NotEmpty(writes);
        Assert.Empty(writes.Where(write => !Documented.Value.GetValueOrDefault(write.Table, []).Contains(write.Class))
            .Select(write => $"{write.Class} writes {write.Table}"));
    }

    [Fact]
    public void Document_names_every_table_and_only_classes_that_exist()
    {
        var classes = Repository.Files(".cs").Select(file => Path.GetFileName(file).Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Tables().Except(Documented.Value.Keys));
        Assert.Empty(Documented.Value.Values.SelectMany(names => names).Except(classes));
    }

    private static IEnumerable<string> Tables() => Repository.Files(".sql")
        .Where(file => file.Contains("/Storage/Migrations/", StringComparison.Ordinal))
        .Where(file => !file.EndsWith("0001-orleans.sql", StringComparison.Ordinal))
        .SelectMany(file => Creation().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups["table"].Value);

    // | `job` | JobRows, LeaseRows |
    private static Dictionary<string, string[]> ReadTable()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md"))
            .Select(line => line.Split('|').Select(cell => cell.Trim(' ', '`')).ToArray())
            .SkipWhile(cells => cells is not ["", "table", "written by", ..])
            .Skip(2)
            .TakeWhile(cells => cells.Length > 3);
        return rows.ToDictionary(
            cells => cells[1],
            cells => cells[2].Split(',', StringSplitOptions.TrimEntries).Select(name => name.Trim('`')).ToArray(),
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"CREATE TABLE (IF NOT EXISTS )?(?<table>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Creation();

    [GeneratedRegex(@"\b(INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|COPY)\s+(?<table>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Write();
}
