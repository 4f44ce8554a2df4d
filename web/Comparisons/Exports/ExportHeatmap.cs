namespace Cluster.Web.Comparisons.Exports;

/// <summary>Levels over two axes: Rows x Columns values, the lowest row first; the first value is centred at (StartX, StartY).</summary>
public sealed record ExportHeatmap(float[] Levels, int Rows, int Columns, double StartX, double StepX, double StartY, double StepY, string Unit);
