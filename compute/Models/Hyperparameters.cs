using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models;

/// <summary>
/// The hyperparameters of a training, read from their names: learning_rate, weight_decay, batch_size, label_smoothing, schedule (one_cycle, cosine, constant),
/// warmup, preset (small, wide), width, kernel, stride, blocks, dropout. What is left out has its default; an unknown or ill-typed one is refused.
/// </summary>
public sealed record Hyperparameters
{
    private static readonly string[] Names =
    [
        "learning_rate", "weight_decay", "batch_size", "label_smoothing", "schedule", "warmup", "preset", "width", "kernel", "stride", "blocks", "dropout",
    ];

    private static readonly double[] WideDropout = [1, 1, 1.5, 1.5, 2];

    /// <summary>Peak of the schedule.</summary>
    public double LearningRate { get; init; }

    /// <summary>Decoupled weight decay of AdamW.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Windows of one step.</summary>
    public int BatchSize { get; init; }

    /// <summary>Share of the target that is spread over all classes.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Shape of the learning rate.</summary>
    public ScheduleKind Schedule { get; init; }

    /// <summary>Share of the steps in which the learning rate rises.</summary>
    public double WarmUp { get; init; }

    /// <summary>"small": pooling blocks of 1, 2, 4, 4 ... times the width; "wide": five strided blocks of 1, 2, 4, 8, 16 times the width and a hidden layer.</summary>
    public string Preset { get; init; } = "small";

    /// <summary>Channels of the first block.</summary>
    public int Width { get; init; }

    /// <summary>Samples of the first kernel.</summary>
    public int Kernel { get; init; }

    /// <summary>Stride of the first convolution.</summary>
    public int Stride { get; init; }

    /// <summary>How many blocks.</summary>
    public int Blocks { get; init; }

    /// <summary>Dropout of the first block.</summary>
    public double Dropout { get; init; }

    /// <summary>Reads the hyperparameters of a job.</summary>
    public static Hyperparameters Read(IReadOnlyDictionary<string, Setting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        foreach (var name in settings.Keys)
        {
            if (!Names.Contains(name))
                throw JobFailedException.BadInput($"Expected hyperparameters of {string.Join(", ", Names)}, found '{name}'.");
        }

        var wide = Choice(settings, "preset", "small", "wide") == "wide";
        return new Hyperparameters
        {
            LearningRate = Real(settings, "learning_rate", 4e-3, double.Epsilon, double.MaxValue),
            WeightDecay = Real(settings, "weight_decay", 1e-2, 0, 1e6),
            BatchSize = Whole(settings, "batch_size", 32, 1, 65536),
            LabelSmoothing = Real(settings, "label_smoothing", 0, 0, 0.999),
            Schedule = Choice(settings, "schedule", "one_cycle", "cosine", "constant") switch
            {
                "cosine" => ScheduleKind.Cosine,
                "constant" => ScheduleKind.Constant,
                _ => ScheduleKind.OneCycle,
            },
            WarmUp = Real(settings, "warmup", 0.3, 0, 0.9),
            Preset = wide ? "wide" : "small",
            Width = Whole(settings, "width", wide ? 32 : 16, 1, 1024),
            Kernel = Whole(settings, "kernel", 64, 1, 4096),
            Stride = Whole(settings, "stride", wide ? 4 : 8, 1, 256),
            Blocks = Whole(settings, "blocks", wide ? 5 : 4, 1, 8),
            Dropout = Real(settings, "dropout", wide ? 0.2 : 0, 0, 0.95),
        };
    }

    /// <summary>The network these hyperparameters describe, for so many classes.</summary>
    public ArchitectureSpec Architecture(int classes)
    {
        var wide = Preset == "wide";
        var blocks = Enumerable.Range(0, Blocks).Select(i => wide ? WideBlock(i) : SmallBlock(i)).ToList();
        var spec = wide
            ? new ArchitectureSpec(ArchitectureSpec.Cnn1d, blocks, Hidden: 8 * Width, HeadDropout: Math.Min(0.95, 2.5 * Dropout), classes)
            : new ArchitectureSpec(ArchitectureSpec.Cnn1d, blocks, Hidden: 0, HeadDropout: 0, classes);
        spec.Check();
        return spec;
    }

    private BlockSpec SmallBlock(int i) => new(
        Width * Math.Min(4, 1 << i),
        i == 0 ? Kernel : 3,
        i == 0 ? Stride : 1,
        i + 1 < Blocks ? 2 : 1,
        Dropout);

    // Kernels 64, 32, 16, 8, 4, strides 4, 2, 2, 2, 2, dropout 0.2, 0.2, 0.3, 0.3, 0.4 by default.
    private BlockSpec WideBlock(int i) => new(
        Width << Math.Min(i, 4),
        Math.Max(1, Kernel >> i),
        i == 0 ? Stride : 2,
        1,
        Math.Min(0.95, Dropout * WideDropout[Math.Min(i, WideDropout.Length - 1)]));

    private static double Real(IReadOnlyDictionary<string, Setting> settings, string name, double otherwise, double low, double high)
    {
        if (!settings.TryGetValue(name, out var setting))
            return otherwise;
        var number = Number(setting);
        return number >= low && number <= high
            ? number
            : throw JobFailedException.BadInput($"Expected {name} to be a number from {low} to {high}, found {setting}.");
    }

    private static int Whole(IReadOnlyDictionary<string, Setting> settings, string name, int otherwise, int low, int high)
    {
        if (!settings.TryGetValue(name, out var setting))
            return otherwise;
        var number = Number(setting);
        return number >= low && number <= high && Math.Floor(number) == number
            ? (int)number
            : throw JobFailedException.BadInput($"Expected {name} to be a whole number from {low} to {high}, found {setting}.");
    }

    // A category of a search space is text, also where its choices are numbers.
    private static double Number(Setting setting) => setting.Number ?? (double.TryParse(setting.Text, out var read) ? read : double.NaN);

    private static string Choice(IReadOnlyDictionary<string, Setting> settings, string name, params string[] choices)
    {
        if (!settings.TryGetValue(name, out var setting))
            return choices[0];
        return setting.Text is { } text && choices.Contains(text)
            ? text
            : throw JobFailedException.BadInput($"Expected {name} to be one of {string.Join(", ", choices)}, found {setting}.");
    }
}
