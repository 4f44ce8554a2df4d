using Cluster.Contracts.Signals;
using Spectre.Console;

namespace Cluster.Example.Signals;

/// <summary>The CWRU drive-end recordings as a dataset of the cluster.</summary>
public sealed class Recordings(ClusterClient client, IAnsiConsole console)
{
    /// <summary>
    /// The honest split. A bearing is a fault type with a size; the bearings with the largest size are never seen in training. Validation hears the
    /// training bearings under another load, so the search cannot look at the test side.
    /// </summary>
    public static SplitSpec UnseenSize { get; } = new(
        Grouping: ["bearing"],
        TestGroups: ["inner 0.021 in", "ball 0.021 in", "outer 0.021 in"],
        ValidationGrouping: ["load"],
        ValidationGroups: ["2 hp"]);

    /// <summary>The leaky split that much of the literature reports: windows of one recording are dealt to all sides.</summary>
    public static SplitSpec ByWindow { get; } = new(Grouping: ["window"], TestFraction: 0.3, ValidationFraction: 0.2);

    /// <summary>Uploads every file that the manifest names and waits until the cluster has read and checked them; returns the dataset.</summary>
    public async Task<DatasetRow> Import(string folder, string name, SplitSpec split, CancellationToken cancellation)
    {
        var manifest = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cwru-manifest.csv"), cancellation);
        var files = manifest.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(',')[0]).Distinct().ToList();
        var missing = files.Where(file => !File.Exists(Path.Combine(folder, file))).ToList();
        if (missing.Count > 0)
            throw new ClusterException($"Expected {files.Count} recordings in {folder}, {missing.Count} are missing: {string.Join(", ", missing)}.");

        var dataset = (await client.Post<Created>("datasets/imports", new ImportSpec(name, manifest, split), cancellation)).Id;
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask($"{name}: upload", maxValue: files.Count);
            foreach (var file in files)
            {
                await client.Put($"datasets/{dataset}/files/{file}", Path.Combine(folder, file), cancellation);
                task.Increment(1);
            }

            await client.Post<DatasetRow>($"datasets/{dataset}/commit", new { }, cancellation);
            await Ready(dataset, progress.AddTask($"{name}: read and check"), cancellation);
        });
        return (await client.Get<DatasetView>($"datasets/{dataset}", cancellation)).Row;
    }

    /// <summary>The same signals under another split, as a dataset version of its own.</summary>
    public Task<DatasetRow> Split(string dataset, SplitSpec split, CancellationToken cancellation) =>
        client.Post<DatasetRow>($"datasets/{dataset}/split", split, cancellation);

    private async Task Ready(string dataset, ProgressTask task, CancellationToken cancellation)
    {
        while (true)
        {
            var row = (await client.Get<DatasetView>($"datasets/{dataset}", cancellation)).Row;
            (task.MaxValue, task.Value) = (Math.Max(row.Total, 1), row.Done);
            switch (row.Status)
            {
                case DatasetStatus.Ready:
                    task.Value = task.MaxValue;
                    return;
                case DatasetStatus.Failed:
                    throw new ClusterException($"The import failed: {row.StatusReason}");
                default:
                    await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
                    break;
            }
        }
    }
}
