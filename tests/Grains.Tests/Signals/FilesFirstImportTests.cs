using System.Text;
using Cluster.Compute.Signals.Formats;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Signals;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Signals;

[Collection(Postgres.Name)]
public sealed class FilesFirstImportTests(PostgresFixture postgres) : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Files_are_looked_into_described_imported_and_exported_again()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var imports = _cluster.Services.GetRequiredService<IImportQueries>();
        var (id, dataset) = await Begin(patience.Token);
        foreach (var (file, seed) in (IEnumerable<(string, int)>)[("rig/a.csv", 1), ("rig/b.csv", 2), ("rig/c.csv", 3), ("rig/copy.csv", 1)])
            await dataset.Append(file, 0, Csv(seed), patience.Token);
        await dataset.Append("rig/bad.mat", 0, "no recording\u0001"u8.ToArray(), patience.Token);

        var page = await imports.Files(id, 0, 10, patience.Token);
        Assert.Equal(["rig/a.csv", "rig/b.csv", "rig/bad.mat", "rig/c.csv", "rig/copy.csv"], page.Rows.Select(row => row.File));
        Assert.Equal((100.0, "the column of times"), (page.Rows[0].RateHz, page.Rows[0].RateFrom));
        Assert.Contains("found binary data", page.Rows[2].Fault);
        Assert.Equal("rig/a.csv acc", page.Rows[4].Variables.Single(variable => variable.IsSignal).SameAs);

        Assert.Equal(["acc"], imports.Choice(page.Rows[0], null).Names);
        Assert.Equal(["acc"], imports.Choice(page.Rows[0], "a*").Names);
        Assert.Equal(["acc"], imports.Choice(page.Rows[0], "2").Names);
        Assert.Equal("expected one variable or column 'velocity', found none of that name among time_s, acc", imports.Choice(page.Rows[0], "acc; velocity").Fault);
        Assert.Contains("found binary data", imports.Choice(page.Rows[2], null).Fault);

        await dataset.Describe(CommandContext.New("ann"),
            "file,unit,machine,label,geometry,convert_to\nrig/a.csv,g,m1,inner,n=9 d=7.94 D=39.04,\nrig/b.csv,g,m2,inner,,m/s2\nrig/c.csv,m/s2,m3,inner,,\nrig/copy.csv,g,m1,inner,,\n", patience.Token);
        await dataset.CommitImport(CommandContext.New("ann"), patience.Token);
        var row = await _cluster.Ended(id, patience.Token);

        Assert.Equal((DatasetStatus.Ready, 4), (row.Status, row.Signals));
        Assert.Contains("Units are mixed: 2 in g, 2 in m/s2", row.StatusReason);
        Assert.Contains("1 signals repeat the samples of others: rig/a.csv = rig/copy.csv", row.StatusReason);
        await AssertExported(id, patience.Token);
    }

    [Fact]
    public async Task Recordings_that_cannot_be_divided_are_there_to_be_looked_at_and_divided_anew()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var (id, dataset) = await Begin(patience.Token);
        foreach (var (file, seed) in (IEnumerable<(string, int)>)[("a.csv", 1), ("b.csv", 2), ("c.csv", 3)])
            await dataset.Append(file, 0, Csv(seed), patience.Token);
        await dataset.Describe(CommandContext.New("ann"), "file,unit,machine,label\na.csv,g,m1,inner\nb.csv,g,m1,inner\nc.csv,g,m1,inner\n", patience.Token);
        await dataset.CommitImport(CommandContext.New("ann"), patience.Token);
        var row = await _cluster.Ended(id, patience.Token);

        Assert.Equal((DatasetStatus.Ready, 3, ""), (row.Status, row.Signals, row.Grouping));
        Assert.StartsWith("Not divided, so nothing can be trained on it until it is divided anew: expected signals on every side", row.StatusReason);
        var spec = new CampaignSpec("early", "cnn1d", id, 1, [new("learning_rate", ParameterKind.Float, 0.001, 0.1)], new(SamplerKind.Random), new(PrunerKind.None), new(1), new(1), Seed: 3);
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(
            () => _cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key).Create(CommandContext.New("ann"), spec, patience.Token));
        Assert.Contains("found no signals on the validation side", refused.Message);

        row = await dataset.Split(CommandContext.New("ann"), new(["source"]), patience.Token);
        Assert.Equal((2, "source", null), (row.Version, row.Grouping, row.StatusReason));
    }

    [Fact]
    public async Task Paths_out_of_the_folder_and_files_that_are_not_there_are_refused()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var (_, dataset) = await Begin(patience.Token);

        Assert.Contains("expected a path", (await Assert.ThrowsAsync<CommandRefusedException>(() => dataset.Append("../a.csv", 0, [1], patience.Token))).Message);
        Assert.Contains("line 2: found 'a.csv', expected a file that was received", (await Assert.ThrowsAsync<CommandRefusedException>(
            () => dataset.Describe(CommandContext.New("ann"), "file,unit\na.csv,g\n", patience.Token))).Message);
    }

    [Fact]
    public async Task Form_of_a_folder_is_kept_by_user()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var imports = _cluster.Services.GetRequiredService<IImportQueries>();
        var form = new FolderForm(new ImportFields(Unit: "g"), new Dictionary<string, ImportFields> { ["a.csv"] = new(Rate: "100") });
        await _cluster.Grains.GetGrain<IImportFormGrain>("forms-ann").Save(CommandContext.New("ann"), "rig", form, patience.Token);

        var kept = await imports.Form("ann", "rig", patience.Token);
        Assert.Equal(("g", "100"), (kept!.All.Unit, kept.Files["a.csv"].Rate));
        Assert.Null(await imports.Form("bob", "rig", patience.Token));
        await Assert.ThrowsAsync<CommandRefusedException>(() => _cluster.Grains.GetGrain<IImportFormGrain>("forms-bob").Save(CommandContext.New("ann"), "rig", form, patience.Token));
    }

    private async Task AssertExported(string id, CancellationToken cancellation)
    {
        var signals = (await _cluster.Services.GetRequiredService<IDatasetQueries>().Signals(id, 1, null, null, 0, 2, cancellation)).Rows;
        Assert.Equal(("m/s2", "g", 9.80665), (signals[1].Unit, signals[1].FileUnit, signals[1].UnitFactor));
        var signal = signals[0];
        Assert.Equal(((string?)null, (double?)null), (signal.FileUnit, signal.UnitFactor));
        Assert.Equal("n=9 d=7.94 D=39.04", signal.Geometry);
        var exports = _cluster.Services.GetRequiredService<ISignalExports>();
        foreach (var kind in Enum.GetValues<SignalFileKind>())
        {
            var (row, _, _) = (await exports.Describe(signal.Id, kind, cancellation))!.Value;
            using var bytes = new MemoryStream();
            await foreach (var piece in exports.Pieces(row, kind, cancellation))
                bytes.Write(piece.Span);
            var file = SignalFile.Open(bytes.ToArray());
            Assert.Equal(signal.Hash, SampleDigest.Sha256(SignalImporter.Samples(file.Only())));
        }
    }

    private async Task<(string Id, IDatasetGrain Dataset)> Begin(CancellationToken cancellation)
    {
        var registry = _cluster.Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key);
        var id = await registry.BeginImport(CommandContext.New("ann"), new("files first", "", new(["machine"], TestFraction: 0.34, ValidationFraction: 0.34)), cancellation);
        return (id, _cluster.Grains.GetGrain<IDatasetGrain>(id));
    }

    private static byte[] Csv(int seed) => Encoding.UTF8.GetBytes(
        "time_s,acc\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i / 100.0:R},{Math.Sin(i * 0.1 * seed):R}\n")));
}
