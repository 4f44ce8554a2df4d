-- Generating records and laying features out are jobs on lanes: one job a run of records of its dataset, one a projection.
CREATE SEQUENCE generation_number;
CREATE SEQUENCE projection_number;
CREATE INDEX job_generation ON job (dataset, number) WHERE kind = 'generation';
