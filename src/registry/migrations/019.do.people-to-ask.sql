-- Whoever is looked for by a reason has something to be asked (contract, `ask`): of seven people one.
drop index person_to_ask;
create index person_to_ask on person (area, id) where (disposition = 'survey' or ask is not null) and left_at is null;
