-- how applicants rated the handling of their cases (好差评): one rating a case, no words and no names
create table service_rating (
    rated_case varchar(60) primary key,
    municipality varchar(64) not null,
    procedure_key varchar(100) not null,
    grade varchar(30) not null,
    bad boolean not null,
    rated_at timestamp with time zone not null,
    -- the case of the rating itself
    rating_case varchar(60) not null,
    -- false where a review found the rating mistaken
    counted boolean not null
);
create index service_rating_figures on service_rating (municipality, procedure_key);
