using System.Text;
using Cluster.Contracts;
using Cluster.Contracts.Optuna;
using Cluster.Web.Optuna;

namespace Cluster.Web.Tests.Optuna;

/// <summary>Journal files are read as Optuna replays them, and what is written is read back the same.</summary>
public class JournalTests
{
    private const string Unit = "{\\\"name\\\": \\\"FloatDistribution\\\", \\\"attributes\\\": {\\\"low\\\": 0.0, \\\"high\\\": Infinity}}";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("two hours east", TimeSpan.FromHours(2), "two hours east", "two hours east");

    // As Optuna 5.0 wrote it, but for the workers' ids.
    private static readonly string[] Lines =
    [
        """{"op_code": 0, "worker_id": "w", "study_name": "gone", "directions": [1]}""",
        """{"op_code": 4, "worker_id": "w", "study_id": 0, "datetime_start": "2026-03-01T08:00:00.000001+00:00"}""",
        """{"op_code": 0, "worker_id": "w", "study_name": "kept", "directions": [2, 1]}""",
        """{"op_code": 1, "worker_id": "w", "study_id": 0}""",
        """{"op_code": 2, "worker_id": "w", "study_id": 1, "user_attr": {"who": {"name": "ann", "rate": NaN}}}""",
        """{"op_code": 3, "worker_id": "w", "study_id": 1, "system_attr": {"s": [1, -Infinity]}}""",
        """{"op_code": 4, "worker_id": "w", "study_id": 1, "datetime_start": "2026-03-01T08:00:00.000001+00:00"}""",
        $$"""{"op_code": 5, "worker_id": "w", "trial_id": 1, "param_name": "x", "param_value_internal": 0.5, "distribution": "{{Unit}}"}""",
        """{"op_code": 7, "worker_id": "w", "trial_id": 1, "step": 3, "intermediate_value": NaN}""",
        """{"op_code": 7, "worker_id": "w", "trial_id": 1, "step": -1, "intermediate_value": 2}""",
        """{"op_code": 8, "worker_id": "w", "trial_id": 1, "user_attr": {"u": "NaN"}}""",
        """{"op_code": 9, "worker_id": "w", "trial_id": 1, "system_attr": {"t": null}}""",
        """{"op_code": 6, "worker_id": "w", "trial_id": 1, "state": 1, "values": [0.5, -Infinity], "datetime_complete": "2026-03-01T08:00:01+00:00"}""",
        """{"op_code": 8, "worker_id": "w", "trial_id": 1, "user_attr": {"late": 1}}""",
        """{"op_code": 4, "worker_id": "w", "study_id": 1, "datetime_start": null, "state": 4, "value": null, "values": null, "params": {}, "distributions": {}}""",
        """{"op_code": 6, "worker_id": "w", "trial_id": 2, "state": 0, "values": null, "datetime_start": "2026-03-01T09:00:00+00:00"}""",
        """{"op_code": 6, "worker_id": "w", "trial_id": 2, "state": 0, "values": null, "datetime_start": "2026-03-01T10:00:00+00:00"}""",
        """{"op_code": 10, "worker_id": "w", "study_id": 1}""",
    ];

    private static readonly StudyContent Kept = new(
        "kept", [StudyDirection.Maximize, StudyDirection.Minimize], [new("who", """{"name": "ann", "rate": NaN}""")], [new("s", "[1, -Infinity]")],
        [
            new(0, StudyTrialState.Complete, [0.5, double.NegativeInfinity], new DateTime(2026, 3, 1, 10, 0, 0).AddMicroseconds(1), new DateTime(2026, 3, 1, 10, 0, 1),
                [new("x", 0.5, Unit.Replace("\\", "", StringComparison.Ordinal))], [new("u", "\"NaN\"")], [new("t", "null")], [new(-1, 2), new(3, double.NaN)]),
            new(1, StudyTrialState.Running, [], new DateTime(2026, 3, 1, 11, 0, 0), null, [], [], [], []),
        ]);

    [Fact]
    public async Task File_is_replayed_as_optuna_does()
    {
        var study = Assert.Single(await Read(string.Join('\n', Lines) + "\n"));
        Assert.Equivalent(Kept, study, strict: true);
    }

    [Fact]
    public async Task Last_line_that_was_cut_off_is_left_out() =>
        Assert.Equivalent(Kept, Assert.Single(await Read(string.Join('\n', Lines) + "\n{\"op_code\": 4, \"wor")), strict: true);

    [Theory]
    [InlineData("trials,values\n1,2", "Line 1: found 'trials,values', expected an operation of an Optuna journal")]
    [InlineData("{\"op_code\": 99}", "Line 1: found '{\"op_code\": 99}', expected an operation of an Optuna journal (op_code 99).")]
    [InlineData("{\"op_code\": 0, \"study_name\": \"a\", \"directions\": [1]}\n{\"op_code\": 4}\n", "Line 2: found '{\"op_code\": 4}', expected an operation of an Optuna journal")]
    public async Task What_is_no_journal_is_refused_with_its_line(string file, string sentence)
    {
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => Read(file));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_is_read_back_the_same()
    {
        var attributes = new StudyAttribute[] { new("Größe \"\n", "{\"a\":\n 1}"), new("n", "NaN") };
        var study = Kept with { Name = "a\tb", UserAttributes = attributes };
        using var file = new MemoryStream();
        await new JournalWriter(Zone).Write(study, file, CancellationToken.None);
        Assert.All(Encoding.UTF8.GetString(file.ToArray()).TrimEnd('\n').Split('\n'), line => Assert.StartsWith("{\"op_code\": ", line, StringComparison.Ordinal));
        file.Position = 0;
        var read = Assert.Single(await new JournalReader(Zone).Read(file, CancellationToken.None));
        Assert.Equivalent(study with { UserAttributes = [new(attributes[0].Key, "{\"a\":  1}"), attributes[1]] }, read, strict: true);
    }

    [Fact]
    public void Single_value_and_several_have_each_a_field_of_their_own()
    {
        var trial = StudyTrial.Empty with { State = StudyTrialState.Complete, Values = [double.PositiveInfinity] };
        var line = new JournalWriter(Zone).Lines(new("s", [StudyDirection.Minimize], [], [], [trial])).Last();
        Assert.Contains("\"value\": Infinity, \"values\": null", line, StringComparison.Ordinal);
        Assert.DoesNotContain("datetime_complete", line, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<StudyContent>> Read(string text) =>
        new JournalReader(Zone).Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
}
