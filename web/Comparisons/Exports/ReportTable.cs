namespace Cluster.Web.Comparisons.Exports;

/// <summary>A table of a report: its caption, head, rows, how wide each column is in proportion, from which column on cells are numbers, and what is said below it.</summary>
public sealed record ReportTable(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<float> Shares, int NumbersFrom = int.MaxValue, string Note = "");
