using System.Text.Json;
using Cluster.History.Campaigns;
using Cluster.History.Devices;
using Cluster.History.Live;
using Cluster.History.Storage;
using CsCheck;

namespace Cluster.History.Tests;

/// <summary>
/// Plays a small cluster that keeps every promise: one grid campaign with kills, takeovers from checkpoints, a pause, an extension, an
/// unanswered command, a refused one and two pages that follow it. Seeds are drawn and shrunk by CsCheck.
/// </summary>
internal sealed class ValidHistory
{
    public const string Campaign = "campaign-1";
    private const int LongestWait = 20;
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random;
    private readonly List<LoggedEvent> events = [];
    private readonly List<LoggedCommand> commands = [];
    private readonly List<LoggedJob> jobs = [];
    private readonly List<LoggedGrant> grants = [];
    private readonly List<LoggedEpoch> epochs = [];
    private readonly List<LoggedArtifact> artifacts = [];
    private readonly List<ClientOperation> operations = [];
    private readonly List<PageObservation> pages = [];
    private DateTimeOffset now = Start;

    private ValidHistory(int seed) => random = new Random(seed);

    /// <summary>Evidence in which no rule is broken.</summary>
    public static Gen<Evidence> Gen { get; } = CsCheck.Gen.Int[0, 100_000].Select(seed => new ValidHistory(seed).Play());

    private Evidence Play()
    {
        var first = random.Next(3, 6);
        var total = first + random.Next(1, 3);
        Command(CommandKind.Create, "created", new { spec = new { budget = new { maxTrials = first, parallel = 2 } } });
        Say("status", new { status = "Running" });
        for (var number = 0; number < total; number++)
        {
            if (number == 1)
            {
                Command(CommandKind.Pause, "status", new { status = "Pausing" });
                Say("status", new { status = "Paused" });
                Tick();
                Command(CommandKind.Resume, "status", new { status = "Running" });
            }

            if (number == first)
            {
                Command(CommandKind.Extend, "extended", new { budget = new { maxTrials = total, parallel = 2 } });
            }

            Run(number);
        }

        Say("status", new { status = "Completed" });
        operations.Add(new ClientOperation(Guid.NewGuid(), CommandKind.Resume, Campaign, Tick(), Tick(), OperationOutcome.Fail, "it is completed"));
        operations.Add(new ClientOperation(Guid.NewGuid(), CommandKind.Stop, Campaign, Tick(), null, OperationOutcome.Unknown, "no answer"));
        pages.Add(new PageObservation("late page", Campaign, events.Count, Tick()));
        var database = Database(total);
        return new Evidence(operations, pages, database, new HistoryOptions
        {
            QuietSince = Start,
            LongestWait = TimeSpan.FromMilliseconds(LongestWait),
            LivingSilos = ["S0", "S1", "S2"],
            Replay = Replay,
            Undisturbed = new Dictionary<string, IReadOnlyList<TrialOutcome>> { [Campaign] = TrialOutcome.Of(database, Campaign) },
        });
    }

    private void Run(int number)
    {
        const int all = 4;
        var job = $"trial-{number + 10}";
        Say("suggested", new { number, trial = job, parameters = new[] { new { name = "x", number = number / 4.0 } }, trialSeed = 7L * number });
        long fence = 0;
        int durable = 0, checkpoint = 0;
        while (durable < all)
        {
            fence += random.Next(1, 3);
            var granted = Tick();
            var silo = $"S{random.Next(3)}";
            var dies = random.Next(3) == 0;
            var last = dies ? random.Next(checkpoint, all) : all;
            var from = checkpoint;
            for (var epoch = from + 1; epoch <= last; epoch++)
            {
                Report(job, epoch, fence, ref durable);
                checkpoint = random.Next(2) == 0 ? epoch : checkpoint;
            }

            grants.Add(new LoggedGrant(job, fence, silo, "lane-0", granted, Tick(), from + 1, dies ? "lost" : "completed"));
        }

        var value = 1.0 / (number + 1);
        artifacts.Add(new LoggedArtifact(job, "model.safetensors", Hash, fence));
        jobs.Add(new LoggedJob(job, "trial", Campaign, number, events.Last(e => e.Kind == "suggested").Parameters!, 7L * number, all,
            "completed", "run", fence, null, "training", grants[^1].GrantedAt - TimeSpan.FromMilliseconds(random.Next(LongestWait)), all, value, null, checkpoint, Tick()));
        Say("ended", new { number, trial = job, state = "Completed", value, epoch = all });
    }

    private void Report(string job, int epoch, long fence, ref int durable)
    {
        var at = epochs.FindIndex(e => e.Job == job && e.Epoch == epoch);
        if (at >= 0)
        {
            epochs[at] = epochs[at] with { Repeats = epochs[at].Repeats + 1 };
            return;
        }

        epochs.Add(new LoggedEpoch(job, epoch, fence, epoch / 10.0, Tick(), 0, false));
        durable = epoch;
    }

    private void Command(CommandKind kind, string entry, object body)
    {
        var id = Guid.NewGuid();
        var invoked = Tick();
        Say(entry, body, id);
        commands.Add(new LoggedCommand("ada", id, Tick()));
        var unanswered = kind == CommandKind.Extend && random.Next(2) == 0;
        operations.Add(new ClientOperation(id, kind, Campaign, invoked, unanswered ? null : Tick(),
            unanswered ? OperationOutcome.Unknown : OperationOutcome.Ok, null));
    }

    private void Say(string kind, object body, Guid? command = null)
    {
        var entry = EventJson.Read(Campaign, events.Count + 1, kind, JsonSerializer.Serialize(body), Tick());
        events.Add(entry with { CommandId = command });
        pages.Add(new PageObservation("first page", Campaign, entry.Seq, Tick()));
    }

    private DatabaseLog Database(int total) => new()
    {
        ReadAt = Tick(),
        Campaigns = [new LoggedCampaign(Campaign, "completed", events.Count, 9, 9, events.Count, "completed", total, total, "grid", true)],
        Events = events,
        Commands = commands,
        Jobs = jobs,
        Grants = grants,
        Epochs = epochs,
        Artifacts = artifacts,
        Blobs = [new StoredBlob(Hash, 0, Hash, 0)],
        References = [.. artifacts.Select(a => new BlobReference(a.Hash, a.Name))],
    };

    private static IEnumerable<string> Replay(IReadOnlyList<LoggedEvent> log) => log
        .Where(e => e.Kind == "suggested" && e.TrialSeed != 7L * e.Number)
        .Select(e => $"trial {e.Number} has seed {e.TrialSeed}.");

    private DateTimeOffset Tick() => now += TimeSpan.FromMilliseconds(random.Next(1, 50));
}
