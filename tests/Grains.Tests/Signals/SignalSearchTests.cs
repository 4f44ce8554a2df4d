using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Tests.Signals;

[Collection(Postgres.Name)]
public sealed class SignalSearchTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int First = 500_000;
    private const int Count = 600;
    private const string Dataset = "dataset-500000";
    private static readonly SignalFilter All = new(Dataset);
    private static bool _filled;
    private SignalSearchTable _search = null!;

    public async ValueTask InitializeAsync()
    {
        _search = new SignalSearchTable(postgres.Database);
        if (!_filled)
            await ExplorerData.Insert(postgres.Database, Dataset, First, Count);
        _filled = true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Pages_in_the_order_of_a_feature_hold_every_signal_once_and_those_without_a_value_last()
    {
        foreach (var descending in (bool[])[false, true])
        {
            var rows = new List<ExplorerRow>();
            for (var skip = 0; skip < Count; skip += 70)
                rows.AddRange((await Page(All, new("RMS", descending), skip, 70, "RMS")).Rows);
            var values = rows.Select(row => row.Features[0]).ToArray();
            var defined = values.TakeWhile(value => !double.IsNaN(value)).ToArray();
            Assert.Equal(Count, rows.Select(row => row.Signal.Id).Distinct().Count());
            Assert.Equal(Count - 6 - 5, defined.Length);
            Assert.All(values.Skip(defined.Length), value => Assert.True(double.IsNaN(value)));
            Assert.Equal(descending ? defined.OrderDescending() : defined.Order(), defined);
        }
    }

    [Theory]
    [InlineData("signal")]
    [InlineData("label")]
    [InlineData("severity")]
    [InlineData("machine")]
    [InlineData("load")]
    [InlineData("channel")]
    [InlineData("speed")]
    [InlineData("rate")]
    [InlineData("samples")]
    public async Task Pages_in_the_order_of_a_column_are_what_an_export_has_in_one_go(string column)
    {
        var sort = new SignalSort(column, true);
        var whole = new List<string>();
        await foreach (var row in _search.All(All, sort, [], CancellationToken.None))
            whole.Add(row.Signal.Id);
        var paged = new List<string>();
        for (var skip = 0; skip < Count; skip += 90)
            paged.AddRange((await Page(All, sort, skip, 90)).Rows.Select(row => row.Signal.Id));
        Assert.Equal(Count, whole.Distinct().Count());
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task A_filter_leaves_what_fulfils_all_of_its_parts()
    {
        var filter = All with { Labels = ["wear", "oil whirl"], Splits = ["test"], SpeedFrom = 1100, SpeedTo = 1400, Features = [new("Kurtosis", 0.25, 0.75)], Machines = ["M2", "M3"] };
        var page = await Page(filter, new(), 0, 500, "Kurtosis");
        Assert.NotEmpty(page.Rows);
        Assert.Equal(page.Total, page.Rows.Count);
        Assert.All(page.Rows, row =>
        {
            Assert.Contains(row.Signal.Label, filter.Labels);
            Assert.Contains(row.Signal.Machine, filter.Machines);
            Assert.Equal("test", row.Signal.Split);
            Assert.InRange(row.Signal.SpeedRpm!.Value, 1100, 1400);
            Assert.InRange(row.Features[0], 0.25, 0.75);
        });
    }

    [Theory]
    [InlineData("FILE_17.mat", 1)]
    [InlineData("file_1", 111)]
    [InlineData("file%1", 0)]
    [InlineData("no such words", 0)]
    public async Task Text_is_found_as_it_is_written_in_any_case(string text, int found) =>
        Assert.Equal(found, (await Page(All with { Text = text }, new(), 0, 10)).Total);

    [Fact]
    public async Task A_missing_value_can_be_asked_for() =>
        Assert.All((await Page(All with { Severities = [""] }, new(), 0, 500)).Rows, row => Assert.Null(row.Signal.Severity));

    [Fact]
    public async Task Facets_count_what_another_choice_would_give()
    {
        var facets = await _search.Facets(All with { Labels = ["wear"], Severities = ["mild"] }, CancellationToken.None);
        var total = (await Page(All with { Labels = ["wear"], Severities = ["mild"] }, new(), 0, 1)).Total;
        Assert.Equal(total, facets.Total);
        foreach (var label in facets.Labels)
            Assert.Equal((await Page(All with { Labels = [label.Value], Severities = ["mild"] }, new(), 0, 1)).Total, label.Signals);
        Assert.Equal(150, facets.Severities.Sum(s => s.Signals));
        Assert.Equal(facets.Total, facets.Splits.Sum(s => s.Signals));
    }

    [Fact]
    public async Task Facets_of_a_whole_dataset_say_how_many_signals_wait_for_their_features()
    {
        var facets = await _search.Facets(All, CancellationToken.None);
        Assert.Equal((Count, 6), (facets.Total, facets.Waiting));
        Assert.Equal([new("", 150), new("mild", 150), new("severe", 300)], facets.Severities);
        Assert.Equal([new("test", 200), new("train", 200), new("validation", 200)], facets.Splits);
    }

    [Fact]
    public async Task A_histogram_counts_every_signal_somewhere()
    {
        var histogram = await _search.Histogram(All, "RMS", 20, CancellationToken.None);
        Assert.Equal(["healthy", "imbalance", "oil whirl", "wear"], histogram.Classes.Select(c => c.Label));
        Assert.All(histogram.Classes, c => Assert.Equal(150, c.Counts.Sum() + c.Below + c.Above + c.Undefined));
        Assert.Equal(11, histogram.Classes.Sum(c => c.Undefined));
        Assert.InRange(histogram.Classes.Sum(c => c.Below + c.Above), 1, 8);
        Assert.Equal((0.5, 20), (Math.Round((histogram.From + histogram.To) / 2, 2), histogram.Classes[0].Counts.Count));
    }

    [Fact]
    public async Task A_histogram_of_nothing_has_no_limits()
    {
        var histogram = await _search.Histogram(All with { Text = "no such words" }, "RMS", 20, CancellationToken.None);
        Assert.True(double.IsNaN(histogram.From));
        Assert.Empty(histogram.Classes);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_by_name()
    {
        Assert.Contains("'Loudness'", (await Assert.ThrowsAsync<CommandRefusedException>(() => Page(All, new("Loudness"), 0, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("no selection-abc", (await Assert.ThrowsAsync<CommandRefusedException>(() => Page(All with { Selection = "selection-abc" }, new(), 0, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("from 2 to 1", (await Assert.ThrowsAsync<CommandRefusedException>(() => Page(All with { Features = [new("RMS", 2, 1)] }, new(), 0, 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selection_is_kept_once_and_filters_a_list()
    {
        var table = new SelectionTable(postgres.Database);
        var at = TimeProvider.System.GetUtcNow();
        var made = await table.Keep("ann", Dataset, [First + 5, First + 3, First + 5], at, CancellationToken.None);
        Assert.Equal(made, await table.Keep("bob", Dataset, [First + 3, First + 5], at, CancellationToken.None));
        Assert.Equal(made, await _search.Selection(made.Id, CancellationToken.None));
        var page = await Page(All with { Selection = made.Id }, new(), 0, 10);
        Assert.Equal([$"signal-{First + 3}", $"signal-{First + 5}"], page.Rows.Select(row => row.Signal.Id));
    }

    private Task<Page<ExplorerRow>> Page(SignalFilter filter, SignalSort sort, int skip, int take, params string[] features) =>
        _search.Page(filter, sort, features, skip, take, CancellationToken.None);
}
