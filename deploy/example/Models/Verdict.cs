using Cluster.Contracts.Models;
using Spectre.Console;

namespace Cluster.Example.Models;

/// <summary>Prints what two splits say of one recipe, and which of them to believe.</summary>
public static class Verdict
{
    private const string Healthy = "normal";

    /// <summary>The two results side by side.</summary>
    public static void Print(IAnsiConsole console, EvaluationView honest, EvaluationView leaky)
    {
        var table = new Table().Title("Records called right, with 95 % Wilson intervals")
            .AddColumn("class").AddColumn("unseen fault size (honest)").AddColumn("split by window (leaky)");
        foreach (var label in honest.Classes.Concat(leaky.Classes).Select(c => c.Label).Distinct().Where(label => label != Healthy))
            table.AddRow(label, Of(honest, label), Of(leaky, label));
        table.AddEmptyRow();
        table.AddRow("[bold]faults together[/]", $"[bold]{Format.Share(Faults(honest))}[/]", $"[bold]{Format.Share(Faults(leaky))}[/]");
        table.AddRow("healthy, apart", Of(honest, Healthy), Of(leaky, Healthy));
        console.Write(table);
        console.MarkupLine(
            "Healthy stands apart: there is one healthy bearing, and it trained the model, so no count of it says how an unseen healthy bearing fares.");
        console.MarkupLineInterpolated(
            $"[bold]Believe the left column.[/] Its test bearings, all of the largest fault size, were never heard in training, as in a plant where the next fault is on another bearing; it was look {honest.Look} at that test set.");
        console.MarkupLine(
            "The right column tests on windows cut from the very recordings that trained the model: it measures how well a recording is recognised again, not how well a fault is.");
    }

    private static string Of(EvaluationView look, string label) => Format.Share(look.Classes.FirstOrDefault(c => c.Label == label)?.Records);

    private static Contracts.Statistics.Proportion? Faults(EvaluationView look)
    {
        var faults = look.Classes.Where(c => c.Label != Healthy).Select(c => c.Records).ToList();
        return faults.Count == 0 ? null : Wilson(faults.Sum(f => f.K), faults.Sum(f => f.N));
    }

    /// <summary>The score interval for k of n at 95 % (Wilson 1927).</summary>
    private static Contracts.Statistics.Proportion Wilson(int k, int n)
    {
        const double z = 1.959963984540054;
        var p = (double)k / n;
        var middle = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        var half = z / (1 + (z * z / n)) * Math.Sqrt((p * (1 - p) / n) + (z * z / (4.0 * n * n)));
        return new Contracts.Statistics.Proportion(k, n, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
