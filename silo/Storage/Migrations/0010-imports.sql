ALTER TABLE signal ADD COLUMN geometry text;

-- What a user typed last about the files of a folder.
CREATE TABLE import_form (
  user_name text NOT NULL,
  folder text NOT NULL,
  form jsonb NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_name, folder));
