namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// One finished epoch (1-based). Value is what samplers and pruners see, higher is better: validation accuracy by window, or the negated
/// analytic objective, for which the rest is null. Validation counts are k of n by record (mean probability over its windows) and by
/// window. Of a job on signals an epoch is a unit of its work (a record, a hundredth of a projection) and the value the share
/// that is done. Seconds is the epoch's duration and the only field that differs between runs of one job.
/// </summary>
public sealed record EpochReported(
    int Epoch,
    double Value,
    double Seconds,
    double? TrainLoss = null,
    double? ValidationLoss = null,
    int? RecordsCorrect = null,
    int? Records = null,
    int? WindowsCorrect = null,
    int? Windows = null,
    double? MacroF1 = null,
    double? LearningRate = null) : WorkerReport;
