-- what of a construction project has been accepted, over the cases of all its parts: unit works (单位工程) or stages (多段式)
create table acceptance_project (
    municipality varchar(64) not null,
    project_code varchar(30) not null,
    project_name varchar(200) not null,
    common_parts_case varchar(40),
    primary key (municipality, project_code)
);

-- part: whole, unit:<code>, stage:structure or stage:final; a unit that nobody has applied for yet has no case
create table acceptance_part (
    municipality varchar(64) not null,
    project_code varchar(30) not null,
    part varchar(40) not null,
    part_name varchar(200) not null,
    state varchar(20) not null,
    case_number varchar(40),
    primary key (municipality, project_code, part),
    foreign key (municipality, project_code) references acceptance_project
);

create table acceptance_pass (
    municipality varchar(64) not null,
    project_code varchar(30) not null,
    part varchar(40) not null,
    member varchar(40) not null,
    certificate_number varchar(100),
    primary key (municipality, project_code, part, member),
    foreign key (municipality, project_code, part) references acceptance_part
);
