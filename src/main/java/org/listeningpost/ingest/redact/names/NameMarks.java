package org.listeningpost.ingest.redact.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.names.NameFinder.NameSpan;

/** Which tokens of one post are names so far, and by which rule. A buffer, not thread-safe. */
final class NameMarks {
    private @Nullable String[] rules = new @Nullable String[64];
    private boolean[] certain = new boolean[64];
    private int count;

    void begin(int tokens) {
        if (rules.length < tokens) {
            rules = new @Nullable String[tokens * 2];
            certain = new boolean[tokens * 2];
        }
        Arrays.fill(rules, 0, tokens, null);
        Arrays.fill(certain, 0, tokens, false);
        count = tokens;
    }

    /** A guess: taken out here, but not carried to other places of the post. */
    void guess(int token, String rule) {
        if (rules[token] == null) {
            rules[token] = rule;
        }
    }

    /** A name for sure: taken out wherever else the post repeats it. */
    void mark(int token, String rule) {
        if (!certain[token]) {
            rules[token] = rule;
            certain[token] = true;
        }
    }

    void unmark(int token) {
        rules[token] = null;
        certain[token] = false;
    }

    boolean isBy(int token, String rule) {
        return rule.equals(rules[token]);
    }

    boolean isMarked(int token) {
        return rules[token] != null;
    }

    boolean isCertain(int token) {
        return certain[token];
    }

    /** Runs of marked tokens as spans; a hyphen, period or apostrophe between two of them belongs to the name. */
    List<NameSpan> spans(PostView post) {
        List<NameSpan> spans = List.of();
        Tokens tokens = post.tokens();
        int token = 0;
        while (token < count) {
            String rule = rules[token];
            if (rule == null) {
                token++;
                continue;
            }
            int last = token;
            for (int next = token + 1; next < count && (isMarked(next) || joins(post, next)); next++) {
                last = isMarked(next) ? next : last;
            }
            if (spans.isEmpty()) {
                spans = new ArrayList<>(4);
            }
            spans.add(new NameSpan(tokens.start(token), tokens.end(last), rule));
            token = last + 1;
        }
        return spans;
    }

    private boolean joins(PostView post, int token) {
        if (token + 1 >= count || !isMarked(token + 1) || post.tokens().kind(token) != Tokens.PUNCTUATION) {
            return false;
        }
        char mark = post.folded(post.tokens().start(token));
        return mark == '-' || mark == '.' || mark == '\'';
    }
}
