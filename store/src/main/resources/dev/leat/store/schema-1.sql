-- Times are microseconds since 1970-01-01 UTC.
create table run (
  id text primary key,
  pipeline text not null,
  history text not null,
  environment text not null,
  purpose text not null,
  interval_start text,
  interval_end text,
  state text not null,
  time integer not null,
  started integer not null,
  ended integer,
  pid integer not null,
  host text not null,
  error_code text,
  error_kind text,
  error_message text
) strict;
create index run_by_pipeline on run (pipeline, time);
create index run_by_state on run (state);

create table run_parameter (
  run text not null references run on delete cascade,
  name text not null,
  value text not null,
  primary key (run, name)
) strict, without rowid;

create table run_state (
  number integer primary key,
  run text not null references run on delete cascade,
  state text not null,
  at integer not null
) strict;
create index run_state_by_run on run_state (run);

create table step (
  number integer primary key,
  run text not null references run on delete cascade,
  kind text not null,
  subject text not null,
  attempt integer not null,
  state text not null,
  started integer not null,
  ended integer,
  key text not null,
  rows_in integer not null,
  rows_out integer not null,
  bytes_read integer not null,
  bytes_written integer not null,
  cpu_nanos integer not null,
  peak_memory integer not null,
  details text not null,
  error_code text,
  error_kind text,
  error_message text,
  unique (run, kind, subject, attempt)
) strict;
create index step_by_key on step (key) where key <> '';

create table publish_decision (
  run text primary key references run on delete cascade,
  decision text not null,
  at integer not null
) strict, without rowid;

create table publish_commit (
  number integer primary key,
  run text not null references run on delete cascade,
  target_group text not null,
  receipts text not null,
  at integer not null,
  unique (run, target_group)
) strict;

create table ledger_file (
  number integer primary key,
  history text not null,
  source text not null,
  name text not null,
  size integer not null,
  fingerprint text not null,
  run text not null,
  at integer not null,
  unique (history, source, name, size, fingerprint)
) strict;

create table ledger_interval (
  history text not null,
  interval_start text not null,
  interval_end text not null,
  run text not null,
  at integer not null,
  primary key (history, interval_start, interval_end)
) strict, without rowid;

create table quarantine_file (
  id integer primary key,
  pipeline text not null,
  source text not null,
  fingerprint text not null,
  name text not null,
  unique (pipeline, source, fingerprint)
) strict;

create table quarantine_row (
  id integer primary key,
  file integer not null references quarantine_file on delete cascade,
  record integer not null,
  line integer not null,
  text text not null,
  reasons text not null,
  first_run text not null,
  last_run text not null,
  at integer not null,
  state text not null,
  unique (file, record)
) strict;

create table quarantine_patch (
  file integer not null references quarantine_file on delete cascade,
  record integer not null,
  decision text not null,
  mended text,
  at integer not null,
  primary key (file, record)
) strict, without rowid;

create table result (
  key text primary key,
  pipeline text not null,
  relation text not null,
  folder text not null,
  result text not null,
  row_count integer not null,
  bytes integer not null,
  last_used integer not null
) strict, without rowid;
