namespace Cluster.Contracts.Signals;

/// <summary>What a page reads of an import under way, and of what a user typed for a folder before; served in every role.</summary>
public interface IImportQueries
{
    /// <summary>Received files by name with their content, a page of them.</summary>
    Task<Page<ReceivedRecording>> Files(string dataset, int skip, int take, CancellationToken cancellation);

    /// <summary>Names and lengths (bytes) of all received files, by name.</summary>
    Task<IReadOnlyDictionary<string, long>> Received(string dataset, CancellationToken cancellation);

    /// <summary>Whether a rate (Hz; null: which one) can be that of a received file, by its spectrum and the speed (rpm) if it is known; null if there is no such file.</summary>
    Task<RateAdvice?> Rate(string dataset, string file, string? variable, double? rateHz, double? speedRpm, CancellationToken cancellation);

    /// <summary>What a variable or column, named as in the form (null: none is named), reaches in a received file.</summary>
    VariableChoice Choice(ReceivedRecording file, string? path);

    /// <summary>Units that samples can be converted to while they are imported.</summary>
    IReadOnlyList<string> Units { get; }

    /// <summary>What to multiply values in one unit by to have them in another; null where a unit is unknown or they measure different things.</summary>
    double? UnitFactor(string from, string to);

    /// <summary>What a user typed last for a folder, or null.</summary>
    Task<FolderForm?> Form(string user, string folder, CancellationToken cancellation);
}
