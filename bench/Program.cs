using System.Text.Json;
using System.Text.Json.Serialization;
using Cluster.Bench;
using Cluster.Bench.Campaigns;
using Cluster.Bench.Devices;
using Cluster.Bench.Live;
using Cluster.Bench.Signals;

// One JSON line a figure; everything for people goes to the error stream.
IBenchmark[] benchmarks =
[
    new SearchRegret(), new SearchFamily(), new SearchPruning(), new SearchCpu(), new DurableTrials(), new LeaseThroughput(), new LaneIdle(), new ReportToPixels(),
    new FeatureSpeed(), new SignalTransforms(), new Generation(), new FormatFuzz(), new SignalImports(), new Explorer(), new ComparisonPaint(),
];
var only = Array.IndexOf(args, "--only") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
var chosen = benchmarks.Where(benchmark => only is null || benchmark.Name == only).ToArray();
if (chosen.Length == 0)
{
    await Console.Error.WriteLineAsync($"Expected one of {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}, found '{only}'.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
{
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
};
foreach (var benchmark in chosen)
{
    await Console.Error.WriteLineAsync($"{benchmark.Name} ...");
    foreach (var figure in await benchmark.Run(new BenchmarkContext(Environment.GetEnvironmentVariable("REFERENCE"), stop.Token)))
        Console.WriteLine(JsonSerializer.Serialize(figure, options));
}

return 0;
