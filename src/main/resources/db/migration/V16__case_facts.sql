-- what the auditor finds a case by: a fold over its journal, written with each row of it; version null until it is known
alter table case_record add column version integer;
alter table case_record add column state varchar(10) default 'running' not null;
alter table case_record add column outcome varchar(255);
alter table case_record add column ended_at timestamp with time zone;
alter table case_record add column applicant varchar(255);
alter table case_record add column applicant_credit_code varchar(255);
-- '|bank|tax|': who was called or had a task
alter table case_record add column departments varchar(1000) default '' not null;
alter table case_record add column overdue boolean default false not null;
alter table case_record add column revoked boolean default false not null;
alter table case_record add column manual boolean default false not null;
alter table case_record add column incidents integer default 0 not null;

create index case_record_opened on case_record (opened_at, case_number);
create index case_record_municipality on case_record (municipality, opened_at, case_number);
create index case_record_procedure on case_record (procedure_key, opened_at, case_number);
create index case_record_state on case_record (state, opened_at, case_number);
create index case_record_municipality_state on case_record (municipality, state, opened_at, case_number);
create index case_record_ended on case_record (ended_at);
create index case_record_overdue on case_record (overdue, opened_at, case_number);
create index case_record_revoked on case_record (revoked, opened_at, case_number);
create index case_record_manual on case_record (manual, opened_at, case_number);
create index case_record_credit_code on case_record (applicant_credit_code);
