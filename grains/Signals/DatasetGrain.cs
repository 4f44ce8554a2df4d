using Cluster.Compute.Signals.Formats;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Cluster.Grains.Signals;

/// <summary>
/// Owner of one dataset: receives files and reads them in the background, or has signals made by jobs on lanes, and writes everything that lists and trainings
/// read in one transaction at the end. What was interrupted starts again by itself; nothing half-made is ever visible.
/// </summary>
[Reentrant]
internal sealed partial class DatasetGrain(
    PostgresGrainStorage storage,
    UploadTable uploads,
    SignalTable signals,
    IBlobStore blobs,
    CommandTable commands,
    IdSequence ids,
    GenerationTable generation,
    IOptions<LeaseOptions> limits,
    TimeProvider time,
    ILogger<DatasetGrain> logger) : Grain, IDatasetGrain, IRemindable
{
    private const string ResumeReminder = "resume";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private StoredState<DatasetState>? _stored;
    private CancellationTokenSource? _cancel;
    private Task? _work;

    private string Id => this.GetPrimaryKeyString();

    private DatasetRow Row => _stored!.Value.Row ?? throw new CommandRefusedException($"There is no dataset {Id}.", RefusalKind.NotFound);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stored = new(storage, this.GetGrainId(), "dataset");
        await _stored.Read();
        if (_stored.Exists && Row.Status == DatasetStatus.Working)
            StartWork();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _cancel?.Cancel();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public Task<string> BeginImport(CommandContext context, ImportSpec spec, CancellationToken cancellation)
    {
        var total = string.IsNullOrWhiteSpace(spec.Manifest) ? 0 : ImportManifest.Parse(spec.Manifest).Rows.Count;
        return Begin(context, DatasetCommands.Import(spec), new() { Import = spec }, NewRow(spec.Name, spec.Split, DatasetStatus.Receiving, total, "imported"));
    }

    public async Task<string> Generate(CommandContext context, GenerateSpec spec, CancellationToken cancellation)
    {
        var row = NewRow(spec.Name, spec.Split, DatasetStatus.Working, spec.Records(), spec.Preset == GeneratePresets.Legacy ? $"generated ({GeneratePresets.LegacyWarning})" : "generated");
        var jobs = await NewJobs(spec, cancellation);
        var id = await Begin(context, DatasetCommands.Generate(spec), new() { Generate = spec }, row, jobs);
        if (id == Id && Row.Status == DatasetStatus.Working)
            StartWork();
        return id;
    }

    public async Task<long> Append(string file, long offset, byte[] bytes, CancellationToken cancellation)
    {
        if (Row.Status != DatasetStatus.Receiving)
            throw new CommandRefusedException($"{Id} is {Row.Status}; files are taken while it is Receiving.", RefusalKind.Conflict);
        await RequireExpected(file, offset, cancellation);
        await DataDisks.RequireSpace(GrainFactory, limits.Value, cancellation);
        return await uploads.Append(Id, file, offset, bytes, cancellation);
    }

    public async Task<DatasetRow> Describe(CommandContext context, string manifest, CancellationToken cancellation)
    {
        var rows = Parse(manifest);
        var received = await uploads.Files(Id, cancellation);
        return await Command(context, $"describe {manifest}", () =>
        {
            Expect(DatasetStatus.Receiving);
            if (rows.FirstOrDefault(row => !received.ContainsKey(row.File)) is { } missing)
                throw new CommandRefusedException($"manifest: line {missing.Line}: found '{missing.File}', expected a file that was received.");
            return (_stored!.Value with { Import = _stored.Value.Import! with { Manifest = manifest }, Row = Row with { Total = rows.Count } }, null, null);
        });
    }

    public async Task<DatasetRow> CommitImport(CommandContext context, CancellationToken cancellation)
    {
        var received = await uploads.Files(Id, cancellation);
        return await Command(context, "commit import", () =>
        {
            Expect(DatasetStatus.Receiving);
            var missing = Parse(_stored!.Value.Import!.Manifest).Select(r => r.File).Distinct().Where(f => !received.ContainsKey(f)).ToArray();
            if (missing.Length > 0)
                throw new CommandRefusedException($"Found {received.Count} files, expected {missing.Length} more that the manifest names: {string.Join(", ", missing.Take(5))}.");
            return (_stored!.Value with { Row = Row with { Status = DatasetStatus.Working, Done = 0 } }, StartWork, null);
        });
    }

    public async Task<DatasetRow> Split(CommandContext context, SplitSpec split, CancellationToken cancellation)
    {
        DatasetValidation.Check(Row.Name, split);
        var stored = await signals.OfDataset(Id, Row.Version, cancellation);
        return await Command(context, $"split {StateJson.Write(split)}", () =>
        {
            Expect(DatasetStatus.Ready);
            var plan = Plan(Row with { Version = Row.Version + 1 }, stored, split);
            return (_stored!.Value with { Row = plan.View.Row }, null, plan);
        });
    }

    public Task<DatasetRow> Cancel(CommandContext context, CancellationToken cancellation) => Command(context, "cancel", () =>
    {
        Expect(DatasetStatus.Receiving, DatasetStatus.Working);
        _cancel?.Cancel();
        return (_stored!.Value with { Row = Row with { Status = DatasetStatus.Failed, StatusReason = $"Cancelled by {context.User}." } }, null, null);
    });

    public Task<DatasetRow> Get(CancellationToken cancellation) => Task.FromResult(Row);

    private DatasetRow NewRow(string name, SplitSpec split, DatasetStatus status, int total, string origin) => new(
        Id, name, 1, status, null, 0, [], string.Join(" + ", split.Grouping), Leaky: false, SharesGroups: false, 0, total, origin, time.GetUtcNow(), "", Revision: 0);

    private static DatasetPlan Plan(DatasetRow row, IReadOnlyList<StoredSignal> signals, SplitSpec split)
    {
        try
        {
            return DatasetPlan.Make(row, signals, split);
        }
        catch (Compute.Signals.Splits.SplitException e)
        {
            throw new CommandRefusedException($"split: {e.Message}.");
        }
    }

    private void Expect(params DatasetStatus[] allowed)
    {
        if (!allowed.Contains(Row.Status))
            throw new CommandRefusedException($"{Id} is {Row.Status}, expected {string.Join(" or ", allowed)}.", RefusalKind.Conflict);
    }
}
