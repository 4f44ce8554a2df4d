using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Received files as a test lists them, and a form that was typed before.</summary>
public sealed class FakeImports : IImportQueries
{
    public List<ReceivedRecording> Recordings { get; } = [];

    public FolderForm? Typed { get; set; }

    public Task<Page<ReceivedRecording>> Files(string dataset, int skip, int take, CancellationToken cancellation) =>
        Task.FromResult(new Page<ReceivedRecording>([.. Recordings.Skip(skip).Take(take)], Recordings.Count));

    public Task<IReadOnlyDictionary<string, long>> Received(string dataset, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(Recordings.ToDictionary(file => file.File, file => file.Bytes));

    public Task<RateAdvice?> Rate(string dataset, string file, string? variable, double? rateHz, double? speedRpm, CancellationToken cancellation) =>
        Task.FromResult<RateAdvice?>(new($"{rateHz?.ToString() ?? "No rate"} is doubtful; at 48000 Hz the line at 50 Hz would be the mains of 50 Hz.", [48000]));

    public VariableChoice Choice(ReceivedRecording file, string? path) =>
        path is null || file.Variables.Any(variable => variable.Name == path) ? new([.. file.Variables.Select(variable => variable.Name).Where(name => path is null || name == path)])
        : new([], $"expected one variable or column '{path}', found none of that name");

    public IReadOnlyList<string> Units { get; } = ["g", "m/s2", "mm/s"];

    public double? UnitFactor(string from, string to) => (from, to) switch
    {
        ("g", "m/s2") => 9.80665,
        ("m/s2", "g") => 1 / 9.80665,
        _ => from == to && Units.Contains(from) ? 1 : null,
    };

    public Task<FolderForm?> Form(string user, string folder, CancellationToken cancellation) => Task.FromResult(Typed);
}
