-- Grain state as JSON, commands that must not act twice, ids, and blobs by the hash of their bytes.
CREATE TABLE grain_state (
  grain_id text NOT NULL,
  state_name text NOT NULL,
  etag bigint NOT NULL,
  state jsonb NOT NULL,
  modified_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (grain_id, state_name)) WITH (fillfactor = 80);

CREATE TABLE command (
  user_name text NOT NULL,
  command_id uuid NOT NULL,
  digest bytea NOT NULL,
  answer text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_name, command_id));
CREATE INDEX command_at ON command (at);

CREATE SEQUENCE campaign_number;
CREATE SEQUENCE trial_number;
CREATE SEQUENCE experiment_number;
CREATE SEQUENCE dataset_number;
CREATE SEQUENCE signal_number;
CREATE SEQUENCE evaluation_number;

CREATE TABLE blob (
  hash bytea PRIMARY KEY,
  length bigint NOT NULL,
  touched_at timestamptz NOT NULL DEFAULT now());

CREATE TABLE blob_chunk (
  hash bytea NOT NULL REFERENCES blob ON DELETE CASCADE,
  seq int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (hash, seq));
ALTER TABLE blob_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
