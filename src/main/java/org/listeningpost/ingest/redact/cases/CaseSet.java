package org.listeningpost.ingest.redact.cases;

import java.util.List;
import java.util.function.Supplier;
import org.listeningpost.ingest.redact.text.IdentifierType;

/**
 * The sets of labeled cases, and what the rules have seen of each: a set that rules were mended by says that they know
 * it, and nothing about writing that they have never met.
 */
public enum CaseSet {
    DEVELOPMENT("development", "SEEN: the rules were tuned on it", () -> generated(CaseFamily.development())),
    HELD_OUT(
            "held out",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> generated(CaseFamily.held())),
    SECOND_MENDED(
            "held out 2, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.secondMended())),
    SECOND_SPENT(
            "held out 2, other half",
            "SPENT: measured unseen, then rules were mended by it",
            () -> written(WrittenPosts.secondSpent())),
    THIRD("held out 3", "SPENT: measured unseen, then rules were mended by it", () -> written(WrittenPosts.third())),
    FOURTH_MENDED(
            "held out 4, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.fourthMended())),
    FOURTH(
            "held out 4, other half",
            "SPENT: measured unseen, then rules were mended by it",
            () -> written(WrittenPosts.fourth())),
    FIFTH_MENDED(
            "held out 5",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.fifthMended())),
    SIXTH("held out 6", "SPENT: measured unseen, then rules were mended by it", () -> written(WrittenPosts.sixth())),
    SEVENTH_MENDED(
            "held out 7, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.seventhMended())),
    SEVENTH(
            "held out 7, other half",
            "SPENT: measured unseen, then rules were mended by it",
            () -> written(WrittenPosts.seventh())),
    EIGHTH_MENDED(
            "held out 8, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.eighthMended())),
    EIGHTH(
            "held out 8, other half",
            "SPENT: measured unseen, then rules were mended by it",
            () -> written(WrittenPosts.eighth())),
    NINTH_MENDED(
            "held out 9, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.ninthMended())),
    NINTH(
            "held out 9, other half",
            "SPENT: measured unseen, then rules were mended by it",
            () -> written(WrittenPosts.ninth())),
    TENTH_MENDED(
            "held out 10, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.tenthMended())),
    TENTH(
            "held out 10, other half",
            "SPENT: measured unseen, then rules were mended by it",
            () -> written(WrittenPosts.tenth())),
    ELEVENTH_MENDED(
            "held out 11, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.eleventhMended())),
    ELEVENTH(
            "held out 11, other half",
            "UNSEEN: no rule is mended by it; its total is looked at",
            () -> written(WrittenPosts.eleventh())),
    TWELFTH_MENDED(
            "held out 12, ordinary writing, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.twelfthMended())),
    TWELFTH(
            "held out 12, ordinary writing, other half",
            "UNSEEN: no rule is mended by it; its total is looked at",
            () -> written(WrittenPosts.twelfth())),
    THIRTEENTH_MENDED(
            "held out 13, everyday writing, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.thirteenthMended())),
    THIRTEENTH(
            "held out 13, everyday writing, other half",
            "UNSEEN: no rule is mended by it; its total is looked at",
            () -> written(WrittenPosts.thirteenth())),
    FOURTEENTH_MENDED(
            "held out 14, writing to hospitals, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.fourteenthMended())),
    FOURTEENTH(
            "held out 14, writing to hospitals, other half",
            "UNSEEN: no rule is mended by it; its total is looked at",
            () -> written(WrittenPosts.fourteenth())),
    FIFTEENTH_MENDED(
            "held out 15, groups, help desks and letters, mended half",
            "SPENT: measured once unseen, then rules were mended by it",
            () -> written(WrittenPosts.fifteenthMended())),
    FIFTEENTH(
            "held out 15, groups, help desks and letters, other half",
            "UNSEEN: no rule is mended by it; its total is looked at",
            () -> written(WrittenPosts.fifteenth()));

    private final String title;
    private final String seen;
    private final Supplier<Cases> cases;

    CaseSet(String title, String seen, Supplier<Cases> cases) {
        this.title = title;
        this.seen = seen;
        this.cases = cases;
    }

    /** Where the cases of a set come from. */
    private interface Cases {
        List<IdentifierType> types();

        List<LabeledCase> cases(IdentifierType type, boolean disguised, int count, long seed);

        List<String> negatives(int count, long seed);
    }

    public String title() {
        return title;
    }

    /** For people: whether the rules know it. */
    public String seen() {
        return seen;
    }

    /** Whether what stayed of it must not be looked at, so that it goes on telling about writing that is new. */
    public boolean isUnseen() {
        return seen.startsWith("UNSEEN");
    }

    public List<IdentifierType> types() {
        return cases.get().types();
    }

    /** As many cases of one type as asked for; the same seed gives the same cases. */
    public List<LabeledCase> cases(IdentifierType type, boolean disguised, int count, long seed) {
        return cases.get().cases(type, disguised, count, seed);
    }

    /** Texts that hold nothing to take out, and look as if they did. */
    public List<String> negatives(int count, long seed) {
        return cases.get().negatives(count, seed);
    }

    private static Cases generated(CaseFamily family) {
        return new Cases() {
            @Override
            public List<IdentifierType> types() {
                return family.types();
            }

            @Override
            public List<LabeledCase> cases(IdentifierType type, boolean disguised, int count, long seed) {
                return family.cases(type, disguised, count, seed);
            }

            @Override
            public List<String> negatives(int count, long seed) {
                return family.negatives(count, seed);
            }
        };
    }

    private static Cases written(WrittenPosts posts) {
        return new Cases() {
            @Override
            public List<IdentifierType> types() {
                return posts.types();
            }

            @Override
            public List<LabeledCase> cases(IdentifierType type, boolean disguised, int count, long seed) {
                return posts.cases(type, disguised, count, seed).stream()
                        .map(WrittenPosts.Marked::labeled)
                        .toList();
            }

            @Override
            public List<String> negatives(int count, long seed) {
                return posts.negatives(count, seed);
            }
        };
    }
}
