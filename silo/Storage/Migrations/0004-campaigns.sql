CREATE TABLE campaign (
  id text PRIMARY KEY,
  number bigint NOT NULL UNIQUE,
  name text NOT NULL,
  status text NOT NULL,
  active boolean NOT NULL,
  row jsonb NOT NULL,
  spec jsonb NOT NULL,
  seq bigint NOT NULL,
  state_etag bigint NOT NULL,
  created_at timestamptz NOT NULL);
CREATE INDEX campaign_number_desc ON campaign (number DESC);
CREATE INDEX campaign_active ON campaign (number DESC) WHERE active;

-- Append-only: the campaign's state is the fold of its log.
CREATE TABLE campaign_event (
  campaign text NOT NULL REFERENCES campaign,
  seq bigint NOT NULL,
  kind text NOT NULL,
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (campaign, seq));

-- Whatever holds a lane: kind is trial or evaluation. The fence rises with every grant; every effect of a run carries it.
CREATE TABLE job (
  id text PRIMARY KEY,
  number bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('trial', 'evaluation')),
  pool text NOT NULL,
  lane_kind text NOT NULL CHECK (lane_kind IN ('training', 'interactive')),
  priority int NOT NULL,
  campaign text REFERENCES campaign,
  trial_number int,
  experiment text UNIQUE,
  dataset text, dataset_version int NOT NULL DEFAULT 0,
  title text NOT NULL,
  parameters jsonb NOT NULL,
  seed bigint NOT NULL,
  epochs int NOT NULL,
  body jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'completed', 'pruned', 'stopped', 'failed')),
  desired text NOT NULL DEFAULT 'run' CHECK (desired IN ('run', 'pause', 'prune', 'stop')),
  generation int NOT NULL DEFAULT 0,
  fence bigint NOT NULL DEFAULT 0,
  silo text, silo_name text, lane text,
  created_at timestamptz NOT NULL, queued_at timestamptz NOT NULL, granted_at timestamptz, started_at timestamptz, ended_at timestamptz,
  epoch int NOT NULL DEFAULT 0,
  value double precision, best_epoch int, records_correct int, records int,
  checkpoint bytea REFERENCES blob, checkpoint_epoch int NOT NULL DEFAULT 0,
  losses int NOT NULL DEFAULT 0, losses_at_epoch int NOT NULL DEFAULT 0,
  failure_kind text, reason text, log_tail text, result jsonb, pruned jsonb,
  lane_seconds double precision NOT NULL DEFAULT 0,
  version bigint NOT NULL DEFAULT 1,
  UNIQUE (campaign, trial_number)) WITH (fillfactor = 70);
CREATE INDEX job_open ON job (pool, state) WHERE state IN ('queued', 'running');
CREATE INDEX job_silo ON job (silo) WHERE state = 'running';
CREATE INDEX job_checkpoint ON job (checkpoint) WHERE checkpoint IS NOT NULL;
CREATE INDEX job_typical ON job (kind, dataset, ended_at) WHERE state = 'completed';

CREATE TABLE job_grant (
  job text NOT NULL REFERENCES job,
  fence bigint NOT NULL,
  silo text NOT NULL, silo_name text NOT NULL, lane text NOT NULL,
  granted_at timestamptz NOT NULL, ended_at timestamptz,
  from_epoch int NOT NULL,
  lane_seconds double precision NOT NULL DEFAULT 0,
  outcome text,
  PRIMARY KEY (job, fence));

-- Repeats counts how often an epoch was reported again after a takeover, diverged whether any repeat differed in a bit.
CREATE TABLE epoch (
  job text NOT NULL REFERENCES job,
  epoch int NOT NULL CHECK (epoch > 0),
  fence bigint NOT NULL,
  value double precision NOT NULL,
  train_loss double precision, validation_loss double precision,
  records_correct int, records int, windows_correct int, windows int,
  macro_f1 double precision, learning_rate double precision,
  seconds double precision NOT NULL,
  at timestamptz NOT NULL,
  repeats int NOT NULL DEFAULT 0, diverged boolean NOT NULL DEFAULT false,
  PRIMARY KEY (job, epoch));

CREATE TABLE artifact (
  job text NOT NULL REFERENCES job,
  name text NOT NULL,
  hash bytea NOT NULL REFERENCES blob,
  length bigint NOT NULL,
  fence bigint NOT NULL,
  PRIMARY KEY (job, name));
CREATE INDEX artifact_hash ON artifact (hash);

-- The ledger of looks at held-out sides: written before the evaluation runs, never deleted.
CREATE TABLE evaluation (
  id text PRIMARY KEY REFERENCES job,
  number bigint NOT NULL UNIQUE,
  trial text NOT NULL REFERENCES job,
  dataset text NOT NULL, dataset_version int NOT NULL,
  split text NOT NULL,
  look int NOT NULL,
  user_name text NOT NULL, purpose text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (dataset, dataset_version, split, look));
CREATE INDEX evaluation_trial ON evaluation (trial);
