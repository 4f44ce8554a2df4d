-- What a job's kind may be is decided by the grains that own the kinds; the column holds one word.
ALTER TABLE job DROP CONSTRAINT job_kind_check;
ALTER TABLE job ADD CONSTRAINT job_kind_check CHECK (kind ~ '^[a-z]+$');
CREATE SEQUENCE prediction_number;
CREATE INDEX job_model ON job (ended_at DESC) WHERE kind = 'trial' AND state = 'completed' AND dataset IS NOT NULL;

-- Which job computes or computed what a model (a completed trial) says of a signal; the job's result holds what it said.
CREATE TABLE prediction (
  model text NOT NULL REFERENCES job,
  signal text NOT NULL REFERENCES signal,
  job text NOT NULL REFERENCES job,
  user_name text NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (model, signal));
CREATE INDEX prediction_job ON prediction (job);
CREATE INDEX prediction_signal ON prediction (signal);
