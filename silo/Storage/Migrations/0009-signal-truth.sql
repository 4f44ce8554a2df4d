-- What a generated signal keeps beside its samples: where its fault shows, the Y direction (float32) and the marks of the shaft (float64, s).
ALTER TABLE signal
  ADD COLUMN truth jsonb,
  ADD COLUMN second_hash bytea REFERENCES blob,
  ADD COLUMN tacho_hash bytea REFERENCES blob;
CREATE INDEX signal_second_hash ON signal (second_hash) WHERE second_hash IS NOT NULL;
CREATE INDEX signal_tacho_hash ON signal (tacho_hash) WHERE tacho_hash IS NOT NULL;
