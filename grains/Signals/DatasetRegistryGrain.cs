using Cluster.Compute.Signals.Formats;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Cluster.Grains.Signals;

/// <summary>Checks what a new dataset is asked to be and opens it under the next id.</summary>
[StatelessWorker]
internal sealed class DatasetRegistryGrain(IdSequence ids, CommandTable commands, IOptions<LeaseOptions> limits) : Grain, IDatasetRegistryGrain
{
    public async Task<string> BeginImport(CommandContext context, ImportSpec spec, CancellationToken cancellation)
    {
        DatasetValidation.Check(spec.Name, spec.Split);
        try
        {
            // Without one the files come first.
            if (!string.IsNullOrWhiteSpace(spec.Manifest))
                _ = ImportManifest.Parse(spec.Manifest);
        }
        catch (SignalFormatException e)
        {
            throw new CommandRefusedException($"manifest: {e.Message}");
        }

        if (await commands.Answer(context, DatasetCommands.Import(spec), cancellation) is { } answer)
            return answer;
        await DataDisks.RequireSpace(GrainFactory, limits.Value, cancellation);
        var id = await ids.NextId("dataset", cancellation);
        return await GrainFactory.GetGrain<IDatasetGrain>(id).BeginImport(context, spec, cancellation);
    }

    public async Task<string> Generate(CommandContext context, GenerateSpec spec, CancellationToken cancellation)
    {
        DatasetValidation.Check(spec);
        spec = GeneratePresets.Applied(spec);
        if (await commands.Answer(context, DatasetCommands.Generate(spec), cancellation) is { } answer)
            return answer;
        await DataDisks.RequireSpace(GrainFactory, limits.Value, cancellation);
        var id = await ids.NextId("dataset", cancellation);
        return await GrainFactory.GetGrain<IDatasetGrain>(id).Generate(context, spec, cancellation);
    }
}
