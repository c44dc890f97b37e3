package org.listeningpost.ingest.redact.person;

import java.util.Set;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Keeps the names of public figures and of diseases, unless a kin or patient cue beside them says that a private person
 * is meant: "my neighbor Bill Gates". The organization's own facilities stay in any case: "my mother at Mercy Clinic".
 */
public final class PublicNames {
    private static final int CUE_DISTANCE = 5;
    private static final int NAME_WORDS_MAX = 4;
    private static final int PLACE_WORDS_MAX = 10;

    private static final long VOCABULARY = WordClass.SSN_CUE.bit
            | WordClass.MRN_CUE.bit
            | WordClass.PLAN_CUE.bit
            | WordClass.ACCOUNT_CUE.bit
            | WordClass.LICENSE_CUE.bit
            | WordClass.VEHICLE_CUE.bit
            | WordClass.DEVICE_CUE.bit
            | WordClass.NATIONAL_CUE.bit
            | WordClass.PHONE_CUE.bit
            | WordClass.PLATFORM.bit
            | WordClass.COUNTRY.bit
            | WordClass.UNIT.bit
            | WordClass.WEEKDAY.bit
            | WordClass.ZIP_CUE.bit
            | WordClass.STREET_SPANISH.bit;

    private static final Set<String> TITLES =
            Set.of("dr", "doctor", "mr", "mrs", "president", "presidente", "senator", "gov", "governor");
    private static final Set<String> BEHIND_EPONYM = Set.of("s", "disease", "syndrome");
    private static final Set<String> DISEASES =
            Set.of("disease", "syndrome", "lymphoma", "sarcoma", "palsy", "dementia", "patients", "research", "virus");
    /** Eponyms that are as often somebody's name. */
    private static final Set<String> COMMON_SURNAMES = Set.of("wilson", "turner", "addison");
    /** Eponyms that are nobody's name. */
    private static final Set<String> CLINICAL =
            Set.of("alzheimer", "alzheimers", "tourettes", "hashimotos", "chagas", "lyme");

    private final AllowList allowed;
    private final Tokens t;

    public PublicNames(AllowList allowed, Tokens tokens) {
        this.allowed = allowed;
        this.t = tokens;
    }

    public boolean isPublic(int start, int end) {
        int first = 0;
        while (first < t.count() && t.end(first) <= start) {
            first++;
        }
        int last = first;
        while (last + 1 < t.count() && t.start(last + 1) < end) {
            last++;
        }
        if (first < t.count() && allowed.hasPlaces() && isPlace(first, last)) {
            return true;
        }
        if (first >= t.count() || !(isFullName(first, last) || isEponym(first, last) || isVocabulary(first, last))) {
            return false;
        }
        return !t.before(first, CUE_DISTANCE, WordClass.KIN.bit) && !t.after(last, CUE_DISTANCE, WordClass.KIN.bit);
    }

    /** "VIN", "CURP", "Instagram": words that rules know and nobody is called. */
    private boolean isVocabulary(int first, int last) {
        for (int i = first; i <= last; i++) {
            if (!t.isAny(i, VOCABULARY) || t.equalsFolded(i, "israel")) {
                return false;
            }
        }
        return true;
    }

    /** The found words and those around them are the name of a facility or a campaign. */
    private boolean isPlace(int first, int last) {
        int before = 0;
        for (int from = first; from >= 0 && before < PLACE_WORDS_MAX; from--) {
            before += t.isAlphanumeric(from) ? 1 : 0;
            StringBuilder words = new StringBuilder();
            int count = 0;
            for (int i = from; i < t.count() && count < PLACE_WORDS_MAX; i++) {
                if (t.isAlphanumeric(i)) {
                    words.append(count == 0 ? "" : " ").append(t.folded(i));
                    count++;
                    if (i >= last && allowed.isPlace(words.toString())) {
                        return true;
                    }
                } else if (t.isOneOf(i, "\n!?;:")) {
                    break;
                }
            }
        }
        return false;
    }

    /** The words of an allowed name that hold all of the found ones. */
    private boolean isFullName(int first, int last) {
        for (int from = Math.max(0, first - 2); from <= last; from++) {
            StringBuilder words = new StringBuilder();
            int count = 0;
            for (int i = from; i < t.count() && count < NAME_WORDS_MAX + 1; i++) {
                if (t.isAlphanumeric(i)) {
                    words.append(count == 0 ? "" : " ").append(t.folded(i));
                    count++;
                } else if (!t.isOneOf(i, ".-'")) {
                    break;
                }
                boolean covers = i >= last && (from <= first || isTitles(first, from - 1));
                if (covers && count >= 2 && allowed.allowsName(words.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTitles(int first, int last) {
        for (int i = first; i <= last; i++) {
            boolean title = t.isOneOf(i, ".-'") || TITLES.contains(t.folded(i));
            if (!title) {
                return false;
            }
        }
        return true;
    }

    /** "Parkinson's", "Crohn disease", "Hodgkin lymphoma". */
    private boolean isEponym(int first, int last) {
        for (int i = first; i <= last; i++) {
            boolean possessive = t.isOneOf(i, "'-") || BEHIND_EPONYM.contains(t.folded(i));
            if (!possessive && !(t.isWord(i) && allowed.isEponym(t.folded(i)))) {
                return false;
            }
        }
        int next = last + 1;
        boolean possessive = t.isMark(next, '\'') && t.equalsFolded(next + 1, "s");
        next = possessive ? next + 2 : next;
        boolean disease = isOneOf(next, DISEASES);
        boolean distinct = t.length(first) >= 6 && !COMMON_SURNAMES.contains(t.folded(first));
        return disease
                || ((possessive || last > first || t.folded(last).endsWith("s")) && distinct)
                || CLINICAL.contains(t.folded(first));
    }

    private boolean isOneOf(int token, Set<String> words) {
        return token < t.count() && words.contains(t.folded(token));
    }
}
