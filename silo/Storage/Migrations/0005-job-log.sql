-- What workers wrote beside their reports, in parts as they came; line is the number of the part's first line within its lease.
CREATE TABLE job_log (
  job text NOT NULL REFERENCES job,
  fence bigint NOT NULL,
  line int NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (job, fence, line));
INSERT INTO job_log (job, fence, line, text) SELECT id, fence, 0, log_tail FROM job WHERE log_tail IS NOT NULL;
ALTER TABLE job DROP COLUMN log_tail;
