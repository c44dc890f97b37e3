package org.listeningpost.ingest.redact.cases;

import java.util.List;
import org.listeningpost.ingest.redact.IdentifierType;

/**
 * The sets of labelled cases, and what the rules have seen of each: a set that rules were mended by says that they know
 * it, and nothing about writing that they have never met.
 */
public enum CaseSet {
    DEVELOPMENT("development", "SEEN: the rules were tuned on it"),
    HELD_OUT("held out", "SPENT: measured once unseen, then rules were mended by it"),
    SECOND_MENDED("held out 2, mended half", "SPENT: measured once unseen, then rules were mended by it"),
    SECOND_SPENT("held out 2, other half", "SPENT: measured unseen, then rules were mended by it"),
    THIRD("held out 3", "UNSEEN: no rule is mended by it; its total is looked at"),
    FOURTH_MENDED("held out 4, mended half", "SPENT: measured once unseen, then rules were mended by it"),
    FOURTH("held out 4, other half", "UNSEEN: no rule is mended by it; its total is looked at");

    private final String title;
    private final String seen;

    CaseSet(String title, String seen) {
        this.title = title;
        this.seen = seen;
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
        return switch (this) {
            case DEVELOPMENT -> CaseFamily.development().types();
            case HELD_OUT -> CaseFamily.held().types();
            case SECOND_MENDED -> WrittenPosts.secondMended().types();
            case SECOND_SPENT -> WrittenPosts.secondSpent().types();
            case THIRD -> WrittenPosts.third().types();
            case FOURTH_MENDED -> WrittenPosts.fourthMended().types();
            case FOURTH -> WrittenPosts.fourth().types();
        };
    }

    /** As many cases of one type as asked for; the same seed gives the same cases. */
    public List<LabelledCase> cases(IdentifierType type, boolean disguised, int count, long seed) {
        return switch (this) {
            case DEVELOPMENT -> CaseFamily.development().cases(type, disguised, count, seed);
            case HELD_OUT -> CaseFamily.held().cases(type, disguised, count, seed);
            case SECOND_MENDED -> labelled(WrittenPosts.secondMended().cases(type, disguised, count, seed));
            case SECOND_SPENT -> labelled(WrittenPosts.secondSpent().cases(type, disguised, count, seed));
            case THIRD -> labelled(WrittenPosts.third().cases(type, disguised, count, seed));
            case FOURTH_MENDED -> labelled(WrittenPosts.fourthMended().cases(type, disguised, count, seed));
            case FOURTH -> labelled(WrittenPosts.fourth().cases(type, disguised, count, seed));
        };
    }

    /** Texts that hold nothing to take out, and look as if they did. */
    public List<String> negatives(int count, long seed) {
        return switch (this) {
            case DEVELOPMENT -> CaseFamily.development().negatives(count, seed);
            case HELD_OUT -> CaseFamily.held().negatives(count, seed);
            case SECOND_MENDED -> WrittenPosts.secondMended().negatives(count, seed);
            case SECOND_SPENT -> WrittenPosts.secondSpent().negatives(count, seed);
            case THIRD -> WrittenPosts.third().negatives(count, seed);
            case FOURTH_MENDED -> WrittenPosts.fourthMended().negatives(count, seed);
            case FOURTH -> WrittenPosts.fourth().negatives(count, seed);
        };
    }

    private static List<LabelledCase> labelled(List<WrittenPosts.Marked> marked) {
        return marked.stream().map(WrittenPosts.Marked::labelled).toList();
    }
}
