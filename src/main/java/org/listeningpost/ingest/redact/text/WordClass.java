package org.listeningpost.ingest.redact.text;

/** What a word can mean to a rule; the words are in {@code words.txt} under the same names. */
public enum WordClass {
    /** First word of a phrase of the lexicon. */
    PHRASE_START,
    MONTH,
    /** A month's word that is also a plain word: may, march, ago. */
    MONTH_AMBIGUOUS,
    WEEKDAY,
    /** A small number in letters; see {@code NumberWords}. */
    NUMBER_WORD,
    ORDINAL_WORD,
    AT_WORD,
    DOT_WORD,
    TLD,
    /** A top-level domain that is also a word: a link needs a path to be believed. */
    TLD_AMBIGUOUS,
    MAIL_PROVIDER,
    PHONE_CUE,
    SSN_CUE,
    MRN_CUE,
    PLAN_CUE,
    ACCOUNT_CUE,
    LICENSE_CUE,
    VEHICLE_CUE,
    DEVICE_CUE,
    NATIONAL_CUE,
    /** Orders, bookings, students: a number beside them only counts after "number", "id" or "#". */
    CASE_CUE,
    /** Stands between a cue and its value: number, id, is, my. */
    FILLER,
    STRONG_FILLER,
    /** A number beside it is a public reference: ISBN, tracking, PMID. */
    PUBLIC_NUMBER,
    CURRENCY,
    /** A number after it counts people or things. */
    COUNTED,
    UNIT,
    VERSION,
    STREET,
    STREET_AMBIGUOUS,
    STREET_SPANISH,
    DIRECTION,
    DWELLING,
    ADDRESS_CUE,
    PLACE_CUE,
    PREPOSITION,
    STATE,
    STATE_CODE,
    COUNTY,
    ZIP_CUE,
    CITY,
    /** A city whose name has no other common sense. */
    CITY_SURE,
    /** A city that is known in lower case too. */
    CITY_LARGE,
    /** First word of a town's name that is looked up only where it is capitalized. */
    CITY_START,
    /** Via, rue, ul.: a street only with a house number. */
    STREET_FOREIGN,
    /** APO, FPO, DPO. */
    MILITARY,
    CORNER,
    /** A verb of living somewhere: a capitalized word after "in" is a town, known or not. */
    SETTLED,
    /** Residents, area: the word before them is a town. */
    PEOPLE_OF,
    COUNTRY,
    DATE_CUE,
    BIRTH_CUE,
    /** Makes a month with a year somebody's own date. */
    PERSONAL,
    /** Surgery, born, admitted: the date beside it is somebody's, even on a national day. */
    OWN_DATE,
    DAY_OF,
    AGE_AFTER,
    AGE_BEFORE,
    AGE_WORD,
    NOT_AGE,
    OLD,
    PLATFORM,
    POSSESSIVE,
    STOP,
    KIN;

    /** Keywords of numbers that an office gave somebody. */
    public static final long NUMBER_CUES =
            MRN_CUE.bit | PLAN_CUE.bit | ACCOUNT_CUE.bit | LICENSE_CUE.bit | DEVICE_CUE.bit | NATIONAL_CUE.bit;

    /** Ends of hosts, whether they are words as well or not. */
    public static final long TLDS = TLD.bit | TLD_AMBIGUOUS.bit;

    /** Words for the signs of an address. */
    public static final long SIGNS = AT_WORD.bit | DOT_WORD.bit;

    /** Behind a number they tell that it counts, measures or costs. */
    public static final long COUNTING = UNIT.bit | CURRENCY.bit | COUNTED.bit;

    public final long bit = 1L << ordinal();
}
