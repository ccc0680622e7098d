package org.tidewaiter.codesandunits;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * First days of the Chinese year, 1980 to 2040. From 2018 on by the Hong Kong Observatory's Gregorian-Lunar conversion tables; before, by the same
 * calendar as the International Components for Unicode compute it (which is a day off in 2027 and 2030, where the new moon comes within minutes of
 * midnight in Beijing).
 */
public final class LunarNewYear {
    private static final List<LocalDate> DAYS = Stream.of(
                    "1980-02-16",
                    "1981-02-05",
                    "1982-01-25",
                    "1983-02-13",
                    "1984-02-02",
                    "1985-02-20",
                    "1986-02-09",
                    "1987-01-29",
                    "1988-02-17",
                    "1989-02-06",
                    "1990-01-27",
                    "1991-02-15",
                    "1992-02-04",
                    "1993-01-23",
                    "1994-02-10",
                    "1995-01-31",
                    "1996-02-19",
                    "1997-02-07",
                    "1998-01-28",
                    "1999-02-16",
                    "2000-02-05",
                    "2001-01-24",
                    "2002-02-12",
                    "2003-02-01",
                    "2004-01-22",
                    "2005-02-09",
                    "2006-01-29",
                    "2007-02-18",
                    "2008-02-07",
                    "2009-01-26",
                    "2010-02-14",
                    "2011-02-03",
                    "2012-01-23",
                    "2013-02-10",
                    "2014-01-31",
                    "2015-02-19",
                    "2016-02-08",
                    "2017-01-28",
                    "2018-02-16",
                    "2019-02-05",
                    "2020-01-25",
                    "2021-02-12",
                    "2022-02-01",
                    "2023-01-22",
                    "2024-02-10",
                    "2025-01-29",
                    "2026-02-17",
                    "2027-02-06",
                    "2028-01-26",
                    "2029-02-13",
                    "2030-02-03",
                    "2031-01-23",
                    "2032-02-11",
                    "2033-01-31",
                    "2034-02-19",
                    "2035-02-08",
                    "2036-01-28",
                    "2037-02-15",
                    "2038-02-04",
                    "2039-01-24",
                    "2040-02-12")
            .map(LocalDate::parse)
            .toList();

    private LunarNewYear() {}

    /** The first days of the lunar year that are known, the earliest first. */
    public static List<LocalDate> days() {
        return DAYS;
    }
}
