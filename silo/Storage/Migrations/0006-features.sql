-- One row a dataset and signal: what lists filter and sort by, beside the features. Texts that are missing are '', so that they can be asked for like any
-- other. The vector is in the order of its version; NULL until it is computed, NaN where a feature is undefined.
CREATE TABLE signal_feature (
  dataset text NOT NULL REFERENCES dataset,
  signal text NOT NULL REFERENCES signal,
  number bigint NOT NULL,
  label text NOT NULL, severity text NOT NULL, machine text NOT NULL, load text NOT NULL, channel text NOT NULL,
  speed_rpm double precision,
  rate_hz double precision NOT NULL,
  samples int NOT NULL,
  words text NOT NULL,
  version text NOT NULL DEFAULT '',
  vector double precision[],
  PRIMARY KEY (dataset, signal));
CREATE INDEX signal_feature_signal ON signal_feature (signal);
CREATE INDEX signal_feature_waiting ON signal_feature (number) WHERE vector IS NULL;

-- Facets are counted from this one alone.
CREATE INDEX signal_feature_facets ON signal_feature (dataset, label, severity, machine, load, channel, version);

-- A list in the order of any column or feature reads one index as far as its page.
CREATE INDEX signal_feature_number ON signal_feature (dataset, number);
CREATE INDEX signal_feature_label ON signal_feature (dataset, label, number);
CREATE INDEX signal_feature_severity ON signal_feature (dataset, severity, number);
CREATE INDEX signal_feature_machine ON signal_feature (dataset, machine, number);
CREATE INDEX signal_feature_load ON signal_feature (dataset, load, number);
CREATE INDEX signal_feature_channel ON signal_feature (dataset, channel, number);
CREATE INDEX signal_feature_speed ON signal_feature (dataset, speed_rpm, number);
CREATE INDEX signal_feature_rate ON signal_feature (dataset, rate_hz, number);
CREATE INDEX signal_feature_samples ON signal_feature (dataset, samples, number);
DO $$ BEGIN
  FOR i IN 1..36 LOOP
    EXECUTE format('CREATE INDEX signal_feature_%s ON signal_feature (dataset, (vector[%s]), number)', i, i);
  END LOOP;
END $$;

CREATE INDEX dataset_signal_split ON dataset_signal (dataset, version, split);

-- What somebody picked, under the digest of it.
CREATE TABLE signal_selection (
  id text PRIMARY KEY,
  dataset text NOT NULL REFERENCES dataset,
  numbers bigint[] NOT NULL,
  user_name text NOT NULL,
  made_at timestamptz NOT NULL);

-- Finished projections; their grains keep what is under way. The points are in the order of the numbers.
CREATE TABLE projection (
  id text PRIMARY KEY,
  dataset text NOT NULL REFERENCES dataset,
  version int NOT NULL,
  view jsonb NOT NULL,
  numbers bigint[] NOT NULL,
  x real[] NOT NULL,
  y real[] NOT NULL,
  made_at timestamptz NOT NULL);
