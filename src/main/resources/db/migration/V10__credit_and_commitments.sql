-- how promises were kept, per municipality; subject is a credit code, or the keyed fingerprint of an identity number
create table credit_entry (
    id varchar(36) primary key,
    municipality varchar(64) not null,
    subject varchar(200) not null,
    kind varchar(20) not null check (kind in ('kept', 'false-promise', 'unfulfilled')),
    item_code varchar(64) not null,
    case_number varchar(60) not null,
    recorded_at timestamp with time zone not null,
    -- last day of the restriction; null: until repaired
    restricted_until date,
    repaired_at timestamp with time zone,
    repaired_by_case varchar(60),
    unique (case_number, kind)
);
create index credit_entry_subject on credit_entry (municipality, subject);

-- promises of enterprises that agreed to their publication; no personal data
create table commitment_publication (
    case_number varchar(60) primary key,
    municipality varchar(64) not null,
    item_code varchar(64) not null,
    item_name varchar(200) not null,
    applicant_name varchar(200) not null,
    applicant_credit_code varchar(18) not null,
    notice_version varchar(64) not null,
    terms text not null,
    signed_on date not null
);

-- the sandbox approval department's own book; empty unless lianban.sandbox.enabled
create table sandbox_decision (
    decision_number varchar(100) primary key,
    municipality varchar(64) not null,
    case_number varchar(60) not null,
    item_code varchar(64) not null,
    item_name varchar(200) not null,
    applicant_name varchar(200) not null,
    issued_at timestamp with time zone not null,
    revocation_number varchar(100)
);
create index sandbox_decision_applicant on sandbox_decision (municipality, applicant_name);
