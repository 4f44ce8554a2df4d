-- What the Orleans ADO.NET providers ask of a database: query texts by key, membership, reminders, and the state of PubSubStore.
CREATE TABLE orleansquery (querykey varchar(64) PRIMARY KEY, querytext text NOT NULL);

CREATE TABLE membership_version (
  cluster_id text PRIMARY KEY,
  version int NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL DEFAULT now());

CREATE TABLE membership (
  cluster_id text NOT NULL REFERENCES membership_version,
  address text NOT NULL, port int NOT NULL, generation int NOT NULL,
  silo_name text NOT NULL, host_name text NOT NULL, status int NOT NULL, proxy_port int NOT NULL,
  suspect_times text, start_time timestamptz NOT NULL, alive_at timestamptz NOT NULL,
  PRIMARY KEY (cluster_id, address, port, generation));

CREATE TABLE pubsub_state (
  service_id text NOT NULL, grain_type text NOT NULL, n0 bigint NOT NULL, n1 bigint NOT NULL, ext text NOT NULL,
  payload bytea, version int NOT NULL, modified_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (service_id, grain_type, ext, n0, n1)) WITH (fillfactor = 80);

CREATE TABLE reminder (
  service_id text NOT NULL, grain_id text NOT NULL, name text NOT NULL, start_time timestamptz NOT NULL,
  period_ms bigint NOT NULL, grain_hash int NOT NULL, version int NOT NULL,
  PRIMARY KEY (service_id, grain_id, name));
CREATE INDEX reminder_hash ON reminder (service_id, grain_hash);

INSERT INTO orleansquery(querykey, querytext) VALUES
-- ---------- clustering (9 required keys, 1 optional) ----------
('GatewaysQueryKey', 'SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation" FROM membership
   WHERE cluster_id = @DeploymentId AND status = @Status AND proxy_port > 0'),
('MembershipReadAllKey', 'SELECT s.address AS "Address", s.port AS "Port", s.generation AS "Generation", s.silo_name AS "SiloName",
   s.host_name AS "HostName", s.status AS "Status", s.proxy_port AS "ProxyPort", s.suspect_times AS "SuspectTimes",
   s.start_time AS "StartTime", s.alive_at AS "IAmAliveTime", c.version AS "Version"
   FROM membership_version c LEFT JOIN membership s USING (cluster_id) WHERE c.cluster_id = @DeploymentId'),
('MembershipReadRowKey', 'SELECT s.address AS "Address", s.port AS "Port", s.generation AS "Generation", s.silo_name AS "SiloName",
   s.host_name AS "HostName", s.status AS "Status", s.proxy_port AS "ProxyPort", s.suspect_times AS "SuspectTimes",
   s.start_time AS "StartTime", s.alive_at AS "IAmAliveTime", c.version AS "Version"
   FROM membership_version c LEFT JOIN membership s ON s.cluster_id = c.cluster_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
   WHERE c.cluster_id = @DeploymentId'),
('InsertMembershipVersionKey', 'WITH i AS (INSERT INTO membership_version(cluster_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*)::int FROM i'),
('InsertMembershipKey', 'WITH v AS (UPDATE membership_version SET version = version + 1, changed_at = now()
     WHERE cluster_id = @DeploymentId AND version = @Version AND NOT EXISTS (SELECT 1 FROM membership x
       WHERE x.cluster_id = @DeploymentId AND x.address = @Address AND x.port = @Port AND x.generation = @Generation) RETURNING 1),
   i AS (INSERT INTO membership(cluster_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
     SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM v RETURNING 1)
   SELECT count(*)::int FROM i'),
('UpdateMembershipKey', 'WITH v AS (UPDATE membership_version SET version = version + 1, changed_at = now()
     WHERE cluster_id = @DeploymentId AND version = @Version AND EXISTS (SELECT 1 FROM membership x
       WHERE x.cluster_id = @DeploymentId AND x.address = @Address AND x.port = @Port AND x.generation = @Generation) RETURNING 1),
   u AS (UPDATE membership s SET status = @Status, suspect_times = CAST(@SuspectTimes AS text), alive_at = @IAmAliveTime FROM v
     WHERE s.cluster_id = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation RETURNING 1)
   SELECT count(*)::int FROM u'),
('UpdateIAmAlivetimeKey', 'UPDATE membership SET alive_at = @IAmAliveTime WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),
('DeleteMembershipTableEntriesKey', 'WITH d AS (DELETE FROM membership WHERE cluster_id = @DeploymentId) DELETE FROM membership_version WHERE cluster_id = @DeploymentId'),
('CleanupDefunctSiloEntriesKey', 'DELETE FROM membership WHERE cluster_id = @DeploymentId AND alive_at < @IAmAliveTime AND status <> 3'),
-- ---------- persistence (4 keys) ----------
('ReadFromStorageKey', 'SELECT payload AS "PayloadBinary", version AS "Version" FROM pubsub_state WHERE service_id = @ServiceId AND grain_type = @GrainTypeString
   AND ext = COALESCE(CAST(@GrainIdExtensionString AS text), '''') AND n0 = @GrainIdN0 AND n1 = @GrainIdN1'),
('WriteToStorageKey', 'WITH u AS (UPDATE pubsub_state SET payload = @PayloadBinary, version = version + 1, modified_at = now()
     WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND ext = COALESCE(CAST(@GrainIdExtensionString AS text), '''')
       AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = CAST(@GrainStateVersion AS int) RETURNING version),
   i AS (INSERT INTO pubsub_state(service_id, grain_type, n0, n1, ext, payload, version)
     SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, COALESCE(CAST(@GrainIdExtensionString AS text), ''''), @PayloadBinary, 1
     WHERE CAST(@GrainStateVersion AS int) IS NULL ON CONFLICT DO NOTHING RETURNING version)
   SELECT COALESCE((SELECT version FROM u), (SELECT version FROM i), CAST(@GrainStateVersion AS int)) AS "NewGrainStateVersion"'),
('ClearStorageKey', 'UPDATE pubsub_state SET payload = NULL, version = version + 1, modified_at = now()
   WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND ext = COALESCE(CAST(@GrainIdExtensionString AS text), '''')
     AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = CAST(@GrainStateVersion AS int) RETURNING version AS "NewGrainStateVersion"'),
('DeleteStorageKey', 'DELETE FROM pubsub_state
   WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND ext = COALESCE(CAST(@GrainIdExtensionString AS text), '''')
     AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = CAST(@GrainStateVersion AS int) RETURNING version + 1 AS "NewGrainStateVersion"'),
-- ---------- reminders (7 keys) ----------
('ReadReminderRowsKey', 'SELECT grain_id AS "GrainId", name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version" FROM reminder WHERE service_id = @ServiceId AND grain_id = @GrainId'),
('ReadReminderRowKey', 'SELECT grain_id AS "GrainId", name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version" FROM reminder WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName'),
('ReadRangeRows1Key', 'SELECT grain_id AS "GrainId", name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version" FROM reminder WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash'),
('ReadRangeRows2Key', 'SELECT grain_id AS "GrainId", name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version" FROM reminder WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)'),
('UpsertReminderRowKey', 'INSERT INTO reminder AS r (service_id, grain_id, name, start_time, period_ms, grain_hash, version) VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
   ON CONFLICT (service_id, grain_id, name) DO UPDATE SET start_time = excluded.start_time, period_ms = excluded.period_ms, grain_hash = excluded.grain_hash, version = r.version + 1 RETURNING version AS "Version"'),
('DeleteReminderRowKey', 'WITH d AS (DELETE FROM reminder WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName AND version = @Version RETURNING 1) SELECT count(*)::int FROM d'),
('DeleteReminderRowsKey', 'DELETE FROM reminder WHERE service_id = @ServiceId')
ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext;
