-- what was sent to applicants, as it was sent; content is encrypted and forgotten with the case, number and hash stay
create table case_notice (
    -- <case number>-T<n>
    number varchar(70) primary key,
    case_number varchar(60) not null,
    ordinal integer not null,
    municipality varchar(64) not null,
    kind varchar(30) not null,
    title varchar(100) not null,
    issued_at timestamp with time zone not null,
    -- of the content in UTF-8
    sha256 char(64) not null,
    verification_code varchar(20) not null,
    content text,
    data_key varchar(500),
    unique (case_number, ordinal)
);
