using Cluster.Grains.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Cluster.Grains.Tests.Protections;

/// <summary>Fencing in each place that checks a fence, de-duplication of commands, and compare-and-swap of a campaign.</summary>
internal static class ProtectionList
{
    // Every grant after the first leaves the fence as it is.
    private const string FenceStays = """
        ALTER TABLE job_grant DROP CONSTRAINT job_grant_pkey;
        CREATE FUNCTION keep_fence() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.fence := OLD.fence; RETURN NEW; END';
        CREATE TRIGGER keep_fence BEFORE UPDATE ON job FOR EACH ROW WHEN (OLD.fence > 0) EXECUTE FUNCTION keep_fence();
        """;

    // Every command is kept under a user that nobody asks for, so that it is never recognised and never collides.
    private const string CommandsForgotten = """
        CREATE SEQUENCE stranger;
        CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.user_name := NEW.user_name || nextval(''stranger''); RETURN NEW; END';
        CREATE TRIGGER forget BEFORE INSERT ON command FOR EACH ROW EXECUTE FUNCTION forget();
        """;

    // A campaign is compared twice: by the etag of its state and by the next number of its log. The view matches every etag up to the stored one.
    private const string AnyVersionWrites = """
        ALTER TABLE campaign_event DROP CONSTRAINT campaign_event_pkey;
        ALTER TABLE grain_state RENAME TO kept_state;
        CREATE VIEW grain_state AS SELECT k.grain_id, k.state_name, e.etag, k.state, k.modified_at
          FROM kept_state k CROSS JOIN LATERAL generate_series(k.etag, 1, -1) AS e(etag);
        CREATE FUNCTION write_state() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN
             INSERT INTO kept_state (grain_id, state_name, etag, state) VALUES (NEW.grain_id, NEW.state_name, NEW.etag, NEW.state)
               ON CONFLICT (grain_id, state_name) DO UPDATE SET etag = excluded.etag, state = excluded.state;
             RETURN NEW;
           END';
        CREATE TRIGGER write_state INSTEAD OF INSERT OR UPDATE ON grain_state FOR EACH ROW EXECUTE FUNCTION write_state();
        """;

    /// <summary>Nothing is taken away.</summary>
    public static Protection None { get; } = new("none", [], "", _ => { });

    /// <summary>Each alone; that the accepted end leaves the newer lease open is what rule 9 sees, that a shared fence shares a checkpoint what rule 5 sees.</summary>
    public static IReadOnlyList<Protection> All { get; } =
    [
        new("the fence of a report", [1], "", Reports(UnfencedReports.Of)),
        new("the fence of a checkpoint", [5], "", Reports(UnfencedCheckpoints.Of)),
        new("the fence of an end", [1, 9], "", services => services.Replace(ServiceDescriptor.Singleton<IJobEndStore>(p => ActivatorUtilities.CreateInstance<UnfencedEnds>(p)))),
        new("the rise of the fence", [1, 5], FenceStays, _ => { }),
        new("the memory of commands", [4], CommandsForgotten, _ => { }),
        new("the comparison of versions", [4], AnyVersionWrites, _ => { }),
    ];

    private static Action<IServiceCollection> Reports(Func<NpgsqlDataSource, IReportStore> store) =>
        services => services.Replace(ServiceDescriptor.Singleton(p => store(p.GetRequiredService<NpgsqlDataSource>())));
}
