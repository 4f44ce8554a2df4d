using Cluster.Contracts;
using Cluster.Contracts.Optuna;

namespace Cluster.Web.Optuna;

/// <summary>Brings the studies of a journal file in, from the API or from a page.</summary>
internal static class StudyImports
{
    /// <summary>Creates every study of the file and returns their campaigns' ids; <paramref name="name"/> renames a single one. Nothing is created from a file that can not be read.</summary>
    public static async Task<IReadOnlyList<string>> Run(
        Stream file, string? name, CommandContext context, IGrainFactory grains, ClusterCalls calls, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var studies = await new JournalReader(zone).Read(file, cancellation);
        if (studies.Count == 0)
            throw new CommandRefusedException("Found no study in the file, expected an Optuna journal with at least one.");
        if (name is { Length: > 0 } && studies.Count > 1)
            throw new CommandRefusedException($"name: found '{name}' for {studies.Count} studies, expected none; a name is given to a single study only.");
        var registry = grains.GetGrain<IStudyRegistryGrain>(IStudyRegistryGrain.Key);
        var ids = new List<string>();
        for (var i = 0; i < studies.Count; i++)
        {
            var study = name is { Length: > 0 } ? studies[i] with { Name = name } : studies[i];
            // One command a study: its id follows from the request's, so that the same request again makes nothing twice.
            var command = i == 0 ? context : context with { CommandId = Following(context.CommandId, i) };
            ids.Add(await calls.Run(token => registry.Create(command, study, token), cancellation));
        }

        return ids;
    }

    private static Guid Following(Guid first, int number)
    {
        var bytes = first.ToByteArray();
        BitConverter.TryWriteBytes(bytes, BitConverter.ToInt32(bytes) ^ number);
        return new(bytes);
    }
}
