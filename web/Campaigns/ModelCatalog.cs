namespace Cluster.Web.Campaigns;

/// <summary>The architectures a campaign can train and the hyperparameters they know.</summary>
internal static class ModelCatalog
{
    public static readonly IReadOnlyList<(string Key, string Title)> Models = [("cnn1d", "CNN 1-D")];

    public static readonly IReadOnlyList<string> Hyperparameters =
    [
        "learning_rate", "weight_decay", "batch_size", "label_smoothing", "schedule", "warmup", "preset", "width", "kernel", "stride", "blocks", "dropout",
    ];
}
