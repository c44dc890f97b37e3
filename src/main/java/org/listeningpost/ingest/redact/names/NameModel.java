package org.listeningpost.ingest.redact.names;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** The trained model with its word lists, as one file. Immutable; safe for use by any number of threads. */
public final class NameModel {
    private static final int MAGIC = 0x4C504E4D;

    /** Counts up with every change of hashes, features, labels or flags. */
    public static final int VERSION = 2;

    private static final String BUNDLED = "names.model";

    private final Lexicon lexicon;
    private final Weights weights;
    private final float threshold;
    private final Vocabulary vocabulary;

    public NameModel(Lexicon lexicon, Weights weights, float threshold) {
        this.lexicon = lexicon;
        this.weights = weights;
        this.threshold = threshold;
        this.vocabulary = new Vocabulary(lexicon, weights);
    }

    /** The model in the jar. */
    public static NameModel bundled() {
        try (InputStream in = Resources.open(BUNDLED)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static NameModel read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in), 1 << 16));
        if (data.readInt() != MAGIC || data.readInt() != VERSION) {
            throw new MissingNameResourceException(BUNDLED);
        }
        float threshold = data.readFloat();
        return new NameModel(Lexicon.read(data), Weights.read(data), threshold);
    }

    /** The same model gives the same bytes on every machine. */
    public void write(OutputStream out) throws IOException {
        ReproducibleGzip zipped = new ReproducibleGzip(out);
        DataOutputStream data = new DataOutputStream(zipped);
        data.writeInt(MAGIC);
        data.writeInt(VERSION);
        data.writeFloat(threshold);
        lexicon.write(data);
        weights.write(data);
        data.flush();
        zipped.finish();
    }

    public Lexicon lexicon() {
        return lexicon;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Weights weights() {
        return weights;
    }

    /** A token is a name from this probability on: low, because a leak costs more than a false alarm. */
    public float threshold() {
        return threshold;
    }
}
