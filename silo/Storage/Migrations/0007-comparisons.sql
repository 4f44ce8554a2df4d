CREATE SEQUENCE comparison_number;
CREATE SEQUENCE link_number;

CREATE TABLE comparison (
  id text PRIMARY KEY,
  number bigint NOT NULL UNIQUE,
  owner text NOT NULL,
  name text NOT NULL,
  row jsonb NOT NULL,
  state_etag bigint NOT NULL);
CREATE INDEX comparison_owner ON comparison (owner, number DESC);

-- Links to carts and saved comparisons. The token itself is nowhere: whoever brings one is known by its hash.
CREATE TABLE share_link (
  id text PRIMARY KEY,
  number bigint NOT NULL UNIQUE,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  target text NOT NULL,
  name text,
  owner text NOT NULL,
  view text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz);
CREATE INDEX share_link_owner ON share_link (owner, number DESC);
CREATE INDEX share_link_target ON share_link (target);
