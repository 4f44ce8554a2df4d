-- Optuna studies: campaigns whose trials are run by outside workers. A study's id is the number of its campaign. Version counts its commits and is the
-- fence between two activations of its grain, so the rows below need no foreign keys of their own.
CREATE TABLE study (
  id bigint PRIMARY KEY,
  campaign text NOT NULL UNIQUE REFERENCES campaign ON DELETE CASCADE,
  name text NOT NULL UNIQUE,
  directions smallint[] NOT NULL,
  owner text NOT NULL,
  lease_seconds double precision CHECK (lease_seconds > 0),
  version bigint NOT NULL,
  created_at timestamptz NOT NULL) WITH (fillfactor = 50);

-- State in Optuna's numbers: running 0, complete 1, pruned 2, fail 3, waiting 4. Times have no zone, as Optuna keeps them. Request: the call that last
-- changed the state. Reports and last_value are true from the end of the trial on.
CREATE TABLE study_trial (
  study bigint NOT NULL,
  number int NOT NULL CHECK (number >= 0),
  state smallint NOT NULL CHECK (state BETWEEN 0 AND 4),
  objective double precision[] NOT NULL,
  started_at timestamp, completed_at timestamp,
  request uuid NOT NULL,
  version bigint NOT NULL,
  reports int NOT NULL, last_value double precision,
  PRIMARY KEY (study, number)) WITH (fillfactor = 60);

CREATE TABLE study_parameter (
  study bigint NOT NULL,
  number int NOT NULL,
  name text NOT NULL,
  value double precision NOT NULL,
  distribution text NOT NULL,
  PRIMARY KEY (study, number, name));

-- Number -1: attributes of the study itself. The values are JSON as Python writes it, which PostgreSQL's jsonb would refuse or change.
CREATE TABLE study_attribute (
  study bigint NOT NULL,
  number int NOT NULL,
  system boolean NOT NULL,
  key text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (study, number, system, key));

CREATE TABLE study_report (
  study bigint NOT NULL,
  number int NOT NULL,
  step bigint NOT NULL,
  value double precision NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (study, number, step));
