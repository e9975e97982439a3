-- what an auditor looks for, found by a sweep over the journals; quotes nothing that people wrote
create table audit_finding (
    finding varchar(30) not null,
    case_number varchar(60) not null,
    seq bigint not null,
    event_index integer not null,
    municipality varchar(64) not null,
    happened_at timestamp with time zone not null,
    activity_name varchar(255) not null,
    detail varchar(2000) not null,
    primary key (case_number, finding, seq, event_index)
);
create index audit_finding_newest on audit_finding (finding, happened_at, case_number);
create index audit_finding_municipality on audit_finding (finding, municipality, happened_at);

-- each different result that the same facts had, with the first case that had it; facts and results are keyed fingerprints
create table audit_answer (
    subject varchar(255) not null,
    facts varchar(100) not null,
    result varchar(100) not null,
    municipality varchar(64) not null,
    definition varchar(255) not null,
    title varchar(255) not null,
    case_number varchar(60) not null,
    seq bigint not null,
    event_index integer not null,
    happened_at timestamp with time zone not null,
    activity_name varchar(255) not null,
    primary key (subject, facts, result, municipality, definition)
);

-- whoever holds the row sweeps
create table audit_sweep (
    id integer primary key
);
insert into audit_sweep (id) values (1);

-- whether the sweep has seen all of the journal but looks at it
alter table case_record add column examined boolean default false not null;
create index case_record_examined on case_record (examined, case_number);
