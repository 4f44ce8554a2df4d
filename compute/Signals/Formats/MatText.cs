namespace Cluster.Compute.Signals.Formats;

/// <summary>A char array; its rows are joined by line feeds.</summary>
public sealed class MatText(string name, int[] dims, string text) : MatArray(name, dims)
{
    public string Text { get; } = text;

    public override string Kind => "a char array";
}
