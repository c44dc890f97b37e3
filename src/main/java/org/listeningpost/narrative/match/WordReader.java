package org.listeningpost.narrative.match;

import java.util.List;
import java.util.SortedSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.listeningpost.narrative.analysis.LocalAnalyzers;

/** The words of a post as Lucene itself would index them. Thread-safe. */
final class WordReader {
    private final Analyzer stemmed;

    WordReader(LocalAnalyzers analyzers) {
        this.stemmed = analyzers.analyzer("lp_text");
    }

    /** The stemmed texts of a post. */
    MemoryIndex memoryOf(Subject subject) {
        MemoryIndex index = new MemoryIndex();
        for (TextField field : TextField.values()) {
            String text = subject.text(field);
            if (text != null) {
                index.addField(field.indexField(), text, stemmed);
            }
        }
        return index;
    }

    LoosePhrase loosePhrase(List<SortedSet<String>> words, int slop) {
        BooleanQuery.Builder anyField = new BooleanQuery.Builder();
        for (TextField field : TextField.values()) {
            MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
            for (SortedSet<String> alternatives : words) {
                phrase.add(alternatives.stream()
                        .map(word -> new Term(field.indexField(), word))
                        .toArray(Term[]::new));
            }
            anyField.add(phrase.build(), BooleanClause.Occur.SHOULD);
        }
        return new LoosePhrase(this, anyField.build());
    }

    /** A phrase with slop in any text. */
    record LoosePhrase(WordReader words, Query query) {
        boolean matches(Reading reading) {
            return reading.memory(words).search(query) > 0;
        }
    }
}
