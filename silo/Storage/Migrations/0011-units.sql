-- What the samples of an imported signal were converted from, and by what factor; null where they are as they stood in the file.
ALTER TABLE signal
  ADD COLUMN file_unit text,
  ADD COLUMN unit_factor double precision;
