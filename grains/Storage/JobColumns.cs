using System.Text.Json;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>The columns of table job in the order <see cref="Read"/> takes them.</summary>
internal static class JobColumns
{
    public const string All =
        "j.id, j.kind, j.pool, j.lane_kind, j.priority, j.campaign, j.trial_number, j.experiment, j.dataset, j.dataset_version, "
        + "j.title, j.parameters::text, j.seed, j.epochs, j.body::text, j.state, j.desired, j.generation, j.fence, j.silo, "
        + "j.silo_name, j.lane, j.created_at, j.queued_at, j.granted_at, j.started_at, j.ended_at, j.epoch, j.value, j.best_epoch, "
        + "j.records_correct, j.records, j.checkpoint, j.checkpoint_epoch, j.losses, j.losses_at_epoch, j.failure_kind, j.reason, j.result::text, "
        + "j.pruned::text, j.lane_seconds, j.version";

    public static JobRecord Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetString(0),
        Kind = row.GetString(1),
        Pool = row.GetString(2),
        LaneKind = Enum.Parse<LaneKind>(row.GetString(3), ignoreCase: true),
        Priority = row.GetInt32(4),
        Campaign = Text(row, 5),
        TrialNumber = Int(row, 6),
        Experiment = Text(row, 7),
        Dataset = Text(row, 8),
        DatasetVersion = row.GetInt32(9),
        Title = row.GetString(10),
        Parameters = StateJson.Read<ParameterValue[]>(row.GetString(11)),
        Seed = row.GetInt64(12),
        Epochs = row.GetInt32(13),
        Body = row.GetString(14),
        State = Enum.Parse<TrialState>(row.GetString(15), ignoreCase: true),
        Desired = Enum.Parse<DesiredState>(row.GetString(16), ignoreCase: true),
        Generation = row.GetInt32(17),
        Fence = row.GetInt64(18),
        Silo = Text(row, 19),
        SiloName = Text(row, 20),
        Lane = Text(row, 21),
        CreatedAt = Time(row, 22)!.Value,
        QueuedAt = Time(row, 23)!.Value,
        GrantedAt = Time(row, 24),
        StartedAt = Time(row, 25),
        EndedAt = Time(row, 26),
        Epoch = row.GetInt32(27),
        Value = Number(row, 28),
        BestEpoch = Int(row, 29),
        RecordsCorrect = Int(row, 30),
        Records = Int(row, 31),
        Checkpoint = row.IsDBNull(32) ? null : Convert.ToHexStringLower((byte[])row.GetValue(32)),
        CheckpointEpoch = row.GetInt32(33),
        Losses = row.GetInt32(34),
        LossesAtEpoch = row.GetInt32(35),
        FailureKind = Text(row, 36),
        Reason = Text(row, 37),
        Result = Text(row, 38),
        Pruned = Text(row, 39),
        LaneSeconds = row.GetDouble(40),
        Version = row.GetInt64(41),
    };

    /// <summary>How an enum of a job is written in its column.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Int(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static double? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset((DateTime)row.GetValue(column), TimeSpan.Zero);
}
