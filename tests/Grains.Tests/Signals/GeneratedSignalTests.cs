using Cluster.Compute.Signals.Generation;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Signals;
using Cluster.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Signals;

[Collection(Postgres.Name)]
public sealed class GeneratedSignalTests(PostgresFixture postgres)
{
    [Fact]
    public void Words_of_the_contract_are_those_of_the_generator()
    {
        Assert.Equal(FaultLabels.All, GenerateWords.Classes);
        Assert.Equal(FaultLabels.StandardClasses.Select(FaultLabels.Of), GenerateWords.StandardClasses);
        Assert.Equal(Enum.GetNames<SeverityLevel>().Skip(1).Select(name => name.ToLowerInvariant()), GenerateWords.Severities);
        Assert.Equal(Enum.GetValues<SpeedProfile>().Length, GenerateWords.SpeedProfiles.Count);
    }

    [Theory]
    [InlineData(GeneratePresets.BearingFaults, 1_430, 40)]
    [InlineData(GeneratePresets.Legacy, 3_520, 0)]
    public void A_preset_makes_what_its_name_says(string name, int records, int machines)
    {
        var preset = GeneratePresets.Find(name)!;
        Assert.Equal((records, records), (preset.Records(), GeneratorChoice.Of(preset).Count));
        Assert.Equal(machines, GeneratorChoice.Of(preset) is SignalGenerator generator ? generator.Machines.Count : 0);
    }

    [Fact]
    public void The_standard_dataset_is_split_by_machine_about_seventy_fifteen_fifteen()
    {
        var preset = GeneratePresets.Find(GeneratePresets.BearingFaults)!;
        var quick = GeneratorChoice.Of(preset with { Seconds = 0.5, RateHz = 4_096 });
        var signals = Enumerable.Range(0, quick.Count).Select(quick.Make)
            .Select((made, i) => new StoredSignal($"signal-{i + 1}", new string('a', 64), made.RateHz, "g", made.Samples.Length, null, null, made.Machine, made.Machine, made.Label, null, null, null, null))
            .ToArray();
        var row = new DatasetRow("dataset-1", "x", 1, DatasetStatus.Working, null, 0, [], "machine", false, false, 0, 0, "generated", default, "", 1);
        var plan = DatasetPlan.Make(row, signals, preset.Split);

        Assert.False(plan.View.Row.Leaky);
        Assert.Equal(40, plan.View.Sides.Sum(side => side.Groups));
        var shares = plan.View.Sides.ToDictionary(side => side.Side, side => side.Signals / 1_430.0);
        Assert.InRange(shares["train"], 0.62, 0.76);
        Assert.InRange(shares["test"], 0.11, 0.19);
        Assert.InRange(shares["validation"], 0.11, 0.19);
        Assert.All(plan.View.Sides, side => Assert.Equal(11, side.Labels.Count));
    }

    [Theory]
    [InlineData("classes", "found 'rust', expected labels of healthy")]
    [InlineData("preset", "found 'v9', expected none or one of BearingFaults_1430_v2, legacy-v2")]
    [InlineData("speedProfile", "found 'wild', expected one of constant")]
    [InlineData("rateHz", "found 10, expected 4096 to 204800")]
    [InlineData("channels", "found 3, expected 1 (X) or 2 (X and Y)")]
    [InlineData("records", "found 11000000, expected at most 100000")]
    public void A_specification_that_cannot_be_meant_is_refused_with_what_was_found_and_expected(string field, string sentence)
    {
        var spec = GrainCluster.SmallDataset;
        spec = field switch
        {
            "classes" => spec with { Classes = ["rust"] },
            "preset" => spec with { Preset = "v9" },
            "speedProfile" => spec with { SpeedProfile = "wild" },
            "rateHz" => spec with { RateHz = 10 },
            "channels" => spec with { Channels = 3 },
            _ => spec with { Classes = null, Machines = 1000, RecordsPerClassAndMachine = 1000 },
        };
        var refusal = Assert.Throws<CommandRefusedException>(() => DatasetValidation.Check(spec));
        Assert.Contains($"{field}: {sentence}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truth_tacho_and_second_direction_are_kept_with_the_signal()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));
        var spec = GrainCluster.SmallDataset with { Name = "two directions", Channels = 2 };
        var id = await cluster.Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key).Generate(CommandContext.New("ann"), spec, patience.Token);
        await new SignalLanes(cluster).RunAll();
        var row = await cluster.Ended(id, patience.Token);

        Assert.Equal((DatasetStatus.Ready, null), (row.Status, row.StatusReason));
        var truths = cluster.Services.GetRequiredService<ISignalTruthQueries>();
        var rows = (await cluster.Services.GetRequiredService<IDatasetQueries>().Signals(id, 1, null, null, 0, 100, patience.Token)).Rows;
        var generator = GeneratorChoice.Of(spec);
        Assert.Equal(12, rows.Count);
        foreach (var (signal, i) in rows.Select((signal, i) => (signal, i)))
        {
            var made = generator.Make(i);
            Assert.Equal(StateJson.Write(GeneratedRows.Truth(made)), StateJson.Write(await truths.Truth(signal.Id, patience.Token)));
            Assert.Equal(made.TachoSeconds, await truths.Tacho(signal.Id, patience.Token));
            Assert.Equal(made.Second, await truths.Second(signal.Id, patience.Token));
        }

        // What is only referred to as a second direction or tacho is not swept away.
        await cluster.Services.GetRequiredService<BlobStore>().Sweep(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1), patience.Token);
        Assert.NotNull(await truths.Tacho(rows[0].Id, patience.Token));
        Assert.Null(await truths.Truth("signal-999999", patience.Token));
    }

    [Fact]
    public async Task A_preview_is_the_record_that_will_be_generated()
    {
        using var cores = new SpareCores();
        var previews = new GeneratorPreviews(cores, TimeProvider.System);
        var spec = GrainCluster.SmallDataset with { RateHz = 4_096 };
        var time = await previews.Curve(spec, "imbalance", spectrum: false, points: 100_000, CancellationToken.None);
        var made = GeneratorChoice.Of(spec).Strongest(FaultClass.Imbalance);
        Assert.Equal(made.Samples, time.Values);
        var spectrum = await previews.Curve(spec, "imbalance", spectrum: true, points: 2_000, CancellationToken.None);
        float Near(double order) => spectrum.Values.Skip((int)(order * made.SpeedRpm / 60 / spectrum.Step) - 1).Take(4).Max();
        Assert.True(Near(1) > 3 * Near(1.5), $"{Near(1)} g at 1X, {Near(1.5)} g at 1.5X");

        var estimate = await previews.Estimate(spec, CancellationToken.None);
        Assert.Equal((12, 12L * 4_096 * 4), (estimate.Records, estimate.Bytes));
        Assert.True(estimate.Seconds > 0);
        await Assert.ThrowsAsync<CommandRefusedException>(() => previews.Curve(spec, "rust", spectrum: false, points: 100, CancellationToken.None));
    }
}
