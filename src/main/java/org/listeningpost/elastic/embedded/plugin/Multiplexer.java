package org.listeningpost.elastic.embedded.plugin;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Each token, then at the same place what each of several chains makes of it, as the stock filter {@code multiplexer} does that keeps
 * the original. A chain makes one token or none of one. Needs nothing but Lucene, so that the local chain has the same one.
 */
public final class Multiplexer extends TokenFilter {
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final OneToken source = new OneToken(this);
    private final TokenStream[] chains;
    private AttributeSource.@Nullable State original;
    private int next;

    /** @param chains each is built over one token */
    public Multiplexer(TokenStream in, List<UnaryOperator<TokenStream>> chains) {
        super(in);
        this.chains = new TokenStream[chains.size()];
        for (int i = 0; i < this.chains.length; i++) {
            this.chains[i] = chains.get(i).apply(source);
        }
        this.next = this.chains.length;
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (next < chains.length) {
            restoreState(original);
            increment.setPositionIncrement(0);
            source.isLeft = true;
            if (chains[next++].incrementToken()) {
                return true;
            }
        }
        if (!input.incrementToken()) {
            return false;
        }
        original = captureState();
        next = 0;
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        for (TokenStream chain : chains) {
            chain.reset();
        }
        original = null;
        next = chains.length;
    }

    /** The token that stands in the attributes, once. */
    private static final class OneToken extends TokenStream {
        private boolean isLeft;

        OneToken(AttributeSource attributes) {
            super(attributes);
        }

        @Override
        public boolean incrementToken() {
            boolean was = isLeft;
            isLeft = false;
            return was;
        }
    }
}
