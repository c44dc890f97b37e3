package org.listeningpost.narrative.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.analysis.LocalAnalyzers;

/**
 * Takes a post apart once for all queries, and notes the slots that it holds. Posts repeat their words, so what a folded
 * word comes to, stems and patterns and all, is remembered. For one thread at a time, which reuses it.
 */
final class PostReader {
    private static final int REMEMBERED_MAX = 1 << 16;

    private final SlotTables tables;
    private final Reading reading;
    private final LocalAnalyzers analyzers;
    private final FoldedReader folded;
    private final Analyzer exact;
    private final CharArrayMap<int[]> remembered = new CharArrayMap<>(1_024, false);

    PostReader(SlotTables tables, int slots, LocalAnalyzers analyzers) {
        this.tables = tables;
        this.reading = new Reading(slots);
        this.analyzers = analyzers;
        this.folded = new FoldedReader(analyzers);
        this.exact = analyzers.analyzer("lp_exact");
    }

    /** @param words what is read is kept here for others; null where there are no others */
    Reading read(Subject subject, @Nullable PostWords words) {
        reading.begin(subject);
        tables.forEachValueField((field, slots) -> {
            List<String> values = subject.values(field);
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i);
                if (ValueField.isIndexed(value)) {
                    reading.markAll(slots.get(field.normalized(value)));
                }
            }
        });
        for (TextField field : TextField.values()) {
            String text = subject.text(field);
            if (text != null && !text.isEmpty()) {
                int start = field.ordinal() * Reading.FIELD_STEP;
                if (tables.asksForWords()) {
                    FoldedReader.Sink marking = (word, length, at) -> {
                        for (int slot : slotsOf(word, length)) {
                            reading.markAt(slot, at);
                        }
                    };
                    if (words == null) {
                        folded.read(text, start, marking);
                    } else {
                        words.forEach(field, text, folded, marking);
                    }
                }
                if (tables.mayHoldExactWord(text)) {
                    readExactWords(text, start);
                }
            }
        }
        return reading;
    }

    private int[] slotsOf(char[] word, int length) {
        int[] known = remembered.get(word, 0, length);
        if (known != null) {
            return known;
        }
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        int[] slots = tables.slotsOf(word, length, analyzers);
        remembered.put(new String(word, 0, length), slots);
        return slots;
    }

    private void readExactWords(String text, int start) {
        try (TokenStream stream = exact.tokenStream("text", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int at = start - 1;
            while (stream.incrementToken()) {
                at += increment.getPositionIncrement();
                reading.markAllAt(tables.exact(term.buffer(), term.length()), at);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }
}
