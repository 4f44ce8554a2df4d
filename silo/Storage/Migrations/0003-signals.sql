CREATE TABLE signal (
  id text PRIMARY KEY,
  number bigint NOT NULL UNIQUE,
  hash bytea NOT NULL REFERENCES blob,
  rate_hz double precision NOT NULL CHECK (rate_hz > 0),
  unit text NOT NULL,
  samples int NOT NULL CHECK (samples > 0),
  speed_rpm double precision,
  load text, machine text, bearing text, label text, severity text, run text, channel text, source text,
  imported_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX signal_hash ON signal (hash);

CREATE TABLE dataset (
  id text PRIMARY KEY,
  number bigint NOT NULL UNIQUE,
  name text NOT NULL,
  version int NOT NULL,
  status text NOT NULL,
  row jsonb NOT NULL,
  state_etag bigint NOT NULL,
  created_at timestamptz NOT NULL);
CREATE INDEX dataset_number_desc ON dataset (number DESC);

CREATE TABLE dataset_version (
  dataset text NOT NULL REFERENCES dataset,
  version int NOT NULL,
  view jsonb NOT NULL,
  hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (dataset, version));

CREATE TABLE dataset_signal (
  dataset text NOT NULL,
  version int NOT NULL,
  signal text NOT NULL REFERENCES signal,
  number bigint NOT NULL,
  split text NOT NULL,
  group_key text NOT NULL,
  PRIMARY KEY (dataset, version, signal),
  FOREIGN KEY (dataset, version) REFERENCES dataset_version);
CREATE INDEX dataset_signal_number ON dataset_signal (dataset, version, number);
CREATE INDEX dataset_signal_signal ON dataset_signal (signal);

-- Files of an import until it is committed or cancelled.
CREATE TABLE upload (
  dataset text NOT NULL,
  file text NOT NULL,
  start_at bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (dataset, file, start_at));
ALTER TABLE upload ALTER COLUMN bytes SET STORAGE EXTERNAL;
