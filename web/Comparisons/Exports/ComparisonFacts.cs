using System.Globalization;
using System.Reflection;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>What a report says in words and tables, from what is stored.</summary>
internal sealed class ComparisonFacts(IDatasetQueries datasets, IDifferenceQueries differences, IPredictionQueries predictions, ClusterCalls calls, TimeProvider time)
{
    private static readonly string _program =
        typeof(ComparisonFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The signals of a choice in its order; throws if one of them does not exist.</summary>
    public async Task<IReadOnlyList<SignalRow>> Signals(ComparisonChoice choice, CancellationToken cancellation)
    {
        var rows = new List<SignalRow>();
        foreach (var id in choice.Signals)
            rows.Add(await calls.Run(token => datasets.Signal(id, token), cancellation) ?? throw NotThere.Of(id));
        return rows;
    }

    /// <summary>How the chosen pair differs, or why that cannot be said; neither if no pair is chosen.</summary>
    public async Task<(DifferenceView? Pair, string? Refusal)> Pair(ComparisonChoice choice, CancellationToken cancellation)
    {
        try
        {
            return choice.Pair is { } query ? (await calls.Run(token => differences.Difference(query, token), cancellation), null) : (null, null);
        }
        catch (CommandRefusedException refusal)
        {
            return (null, $"Difference of {choice.Pair!.A} and {choice.Pair.B}: {refusal.Message}");
        }
    }

    /// <summary>The report of these signals.</summary>
    public async Task<ComparisonReport> Report(ComparisonChoice choice, IReadOnlyList<SignalRow> signals, DifferenceView? pair, CancellationToken cancellation)
    {
        var said = await Predictions(choice, signals, cancellation);
        var features = await calls.Run(token => differences.Features([.. signals.Select(signal => signal.Id)], token), cancellation);
        return new ComparisonReport
        {
            Title = choice.Title,
            User = choice.User,
            At = time.GetUtcNow(),
            Facts =
            [
                ("Program", _program),
                ("Curves", $"version {ISignalCurves.Version}"),
                ("Formulas of the features", $"version {features.Version}"),
                ("Differences", $"version {IDifferenceQueries.Version}"),
                .. Chosen(pair),
                ("Random numbers", "none are drawn for this export; a generated signal carries its seed as its source"),
            ],
            Signals = Table(signals),
            Differences = pair is null ? [] : [.. pair.Notes, pair.TimeSummary, pair.SpectralSummary, Statistics(pair)],
            DifferenceTables = pair is null ? [] : DifferenceTables.Of(pair),
            Features = Features(features),
            Predictions = said,
        };
    }

    /// <summary>The text of an archive's README.</summary>
    public static string Readme(ComparisonReport report, IReadOnlyList<(string Name, string Title, string Note)> plots)
    {
        var lines = new List<string>
        {
            report.Title,
            string.Create(CultureInfo.InvariantCulture, $"Exported by {report.User} on {report.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
            "",
        };
        lines.AddRange(report.Facts.Select(fact => $"{fact.Name}: {fact.Value}"));
        lines.AddRange(["", "Signals", string.Join('\t', report.Signals.Head)]);
        lines.AddRange(report.Signals.Rows.Select(row => string.Join('\t', row)));
        lines.AddRange(["", "Files: each plot as .svg and .png, its data as .csv"]);
        lines.AddRange(plots.Select(plot => $"{plot.Name}: {plot.Title}. {plot.Note}"));
        if (report.Left.Count > 0)
            lines.AddRange(["", "Not shown", .. report.Left]);
        return string.Join('\n', lines) + "\n";
    }

    private static ReportTable Table(IReadOnlyList<SignalRow> signals) => new(
        "Signals",
        ["Signal", "Class", "Severity", "Machine, bearing, channel", "Source", "Unit", "Speed (rpm)", "Rate (Hz)", "Length (s)", "SHA-256"],
        [.. signals.Select(signal => (IReadOnlyList<string>)[
            signal.Id, signal.Label ?? "-", signal.Severity ?? "-",
            string.Join(", ", new[] { signal.Machine, signal.Bearing, signal.Channel }.Where(part => !string.IsNullOrEmpty(part)).DefaultIfEmpty("-")),
            signal.Source ?? "-", signal.Unit, signal.SpeedRpm is { } rpm ? Number(rpm) : "-", Number(signal.RateHz), Number(signal.Samples / signal.RateHz), signal.Hash[..12]])],
        [1.2f, 1.2f, 1, 1.8f, 1.6f, 0.7f, 0.9f, 0.9f, 0.9f, 1.3f]);

    private static IEnumerable<(string Name, string Value)> Chosen(DifferenceView? pair) => pair is null ? [] :
    [
        ("Pair", string.Create(
            CultureInfo.InvariantCulture,
            $"A = {pair.Query.A}, B = {pair.Query.B}; alignment {Words(pair.Query.Alignment)}; |A - B| above {pair.Query.High:G6} {pair.Unit} is very, above {pair.Query.Medium:G6} {pair.Unit} somewhat different")),
    ];

    private static string Words(SignalAlignment alignment) => alignment switch
    {
        SignalAlignment.CrossCorrelation => "by cross-correlation",
        SignalAlignment.Tacho => "by the shaft's angle",
        _ => "none",
    };

    private static string Statistics(DifferenceView pair) => string.Create(
        CultureInfo.InvariantCulture,
        $"Mean absolute difference {Number(pair.MeanAbsolute)} {pair.Unit}; largest {Number(pair.Largest)} {pair.Unit} at {pair.LargestAt:0.####} s; ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"correlation {pair.Correlation:0.000} ({pair.CorrelationWords}); compared over {pair.Seconds:0.###} s at {Number(pair.RateHz)} Hz; ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"spectra of {pair.AveragesA:0.#} and {pair.AveragesB:0.#} equivalent averages every {Number(pair.StepHz)} Hz.");

    private static ReportTable Features(ComparedFeatures features) => new(
        $"Features (formulas version {features.Version})",
        ["Feature", "Unit", .. features.Signals, "\u0394 robust (%)", "Level"],
        [.. features.Features.Select(feature => (IReadOnlyList<string>)[
            feature.Name, feature.Unit, .. feature.Values.Select(Cell), Cell(feature.Robust), feature.RobustLevel?.ToString().ToLowerInvariant() ?? "-"])],
        [2.4f, 0.9f, .. features.Signals.Select(_ => 1.1f), 1, 0.9f],
        NumbersFrom: 2,
        Note: $"\u0394: largest less smallest, in percent of the spread of {features.Population}. small: below 10 %, medium: 10 to 20 %, large: above 20 %.{(features.Warning is null ? "" : $" {features.Warning}")}");

    private static string Cell(double value) => double.IsFinite(value) ? Number(value) : "-";

    private async Task<ReportTable?> Predictions(ComparisonChoice choice, IReadOnlyList<SignalRow> signals, CancellationToken cancellation)
    {
        if (choice.Model is not { } trial || await calls.Run(token => predictions.Model(trial, token), cancellation) is not { } model)
            return null;
        var said = (await calls.Run(token => predictions.Of(trial, [.. signals.Select(signal => signal.Id)], token), cancellation))
            .Where(view => view.Predicted is not null || view.Problem is not null).ToList();
        return said.Count == 0 ? null : new ReportTable(
            $"Predictions of {model.Trial} ({model.CampaignName} #{model.Number}, trained on {model.DatasetName} v{model.DatasetVersion})",
            ["Signal", "Predicted", "True class", "Side", "Insight or problem", "Confidence", "Windows"],
            [.. said.Select(view => (IReadOnlyList<string>)[
                view.Signal, view.Predicted ?? "-", $"{view.Truth ?? "-"}{(view.Correct is { } correct ? correct ? " (correct)" : " (wrong)" : "")}", view.Side ?? "-",
                view.Insight ?? view.Problem ?? "", view.Confidence is { } confidence ? string.Create(CultureInfo.InvariantCulture, $"{100 * confidence:0.0} %") : "-",
                view.Predicted is null ? "-" : $"{view.WindowsAgreeing}/{view.Windows}"])],
            [1.1f, 1.3f, 1.6f, 0.9f, 3, 1, 0.9f],
            NumbersFrom: 5);
    }

    private static string Number(double value) => Layout.Show.Number(value);
}
