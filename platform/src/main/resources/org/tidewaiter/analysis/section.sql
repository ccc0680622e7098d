-- The chapters of the Harmonized System and the section that each belongs to, which questions of several rooms group goods by.

-- :: step section
-- One row a chapter ('01' to '99'). section: its number, 1 to 21; 98 and 99, which countries use for their own purposes, are taken to the last.
create temp table section as
select lpad(cast(chapter as varchar), 2, '0') as chapter,
    case
        when chapter <= 5 then 1 when chapter <= 14 then 2 when chapter <= 15 then 3 when chapter <= 24 then 4 when chapter <= 27 then 5
        when chapter <= 38 then 6 when chapter <= 40 then 7 when chapter <= 43 then 8 when chapter <= 46 then 9 when chapter <= 49 then 10
        when chapter <= 63 then 11 when chapter <= 67 then 12 when chapter <= 70 then 13 when chapter <= 71 then 14 when chapter <= 83 then 15
        when chapter <= 85 then 16 when chapter <= 89 then 17 when chapter <= 92 then 18 when chapter <= 93 then 19 when chapter <= 96 then 20
        else 21 end as section
from range(1, 100) as chapters (chapter)
