create table notice (
  number integer primary key,
  id text not null unique,
  pipeline text not null,
  environment text not null,
  channel text not null,
  event text not null,
  topic text not null,
  subject text not null,
  message text not null,
  at integer not null,
  status text not null,
  attempts integer not null,
  changed integer not null,
  error text
) strict;
create index notice_by_pipeline on notice (pipeline, environment, at);
