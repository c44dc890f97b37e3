package org.listeningpost.ingest.enrich.sentiment;

/** A file of posts is laid out in another way than training and evaluation read it. */
public final class UnreadablePostsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnreadablePostsException(String message) {
        super(message);
    }

    /** Something else than 0, 1, 2 or negative, neutral, positive stands before the first tab. */
    static UnreadablePostsException noLabel(String file) {
        return new UnreadablePostsException(
                file + ": a line starts with a label (0 negative, 1 neutral, 2 positive) and a tab");
    }

    /** None of the texts of a table is one of those whose labels ship. */
    static UnreadablePostsException noneJudged(String file) {
        return new UnreadablePostsException(file + ": no label is known for any of its texts, see docs/sentiment.md");
    }

    /** The first line of a table without labels does not say where the texts are. */
    static UnreadablePostsException noText(String file) {
        return new UnreadablePostsException(file + ": one of the columns that the first line names is 'text'");
    }
}
